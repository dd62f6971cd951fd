"""A site that cannot prove who it is gets no question answered."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

from sightline.collecting.answers import Question, Undelivered
from sightline.collecting.line import HttpLine
from sightline.collecting.settings import SyncSettings
from tests.replica.server import Replica, document
from tests.replica.visits import Sleeper


@pytest.fixture
def own_word(tmp_path: Path) -> ssl.SSLContext:
    """A certificate that nobody but its maker vouches for."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl, which makes the certificate, is not installed")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    ask = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
    subprocess.run([*ask.split(), "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


def test_a_certificate_nobody_vouches_for_is_not_believed(own_word: ssl.SSLContext) -> None:
    with Replica(own_word) as replica:
        replica.reply("/v1/file/1", document(1))
        settings = SyncSettings(replica.address, replica.address)
        with HttpLine(settings, "Sightline/1.0", Sleeper().watch()) as line:
            answer = line.ask(Question(replica.file_address(1), 1_000_000))
        assert isinstance(answer, Undelivered)
        assert answer.problem.code == "not-reached"
        assert "certificate" in answer.problem.message.lower()
        assert replica.asked == []
