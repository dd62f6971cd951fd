"""No test reaches the network, and this proves that one that tried would fail."""

from __future__ import annotations

import socket

import pytest


def test_reaching_for_the_network_fails() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as line, pytest.raises(AssertionError, match="network"):
        line.connect(("192.0.2.1", 80))
