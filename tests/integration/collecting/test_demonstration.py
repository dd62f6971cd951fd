"""The invented authorities, as the inspectorate would publish them, come whole."""

from __future__ import annotations

import pytest

from tests.replica.demonstration import publish_demonstration
from tests.replica.server import Replica
from tests.replica.visits import Visitor


@pytest.mark.slow
def test_every_report_and_letter_of_the_demonstration_is_fetched(visitor: Visitor, replica: Replica) -> None:
    names = publish_demonstration(replica)
    result = visitor.syncs(names)
    assert {publication.urn for publication in result.found} == set(names)
    assert len(result.fetched) == len(result.found) == len(visitor.kept()) > len(names)
    assert result.failed == ()
    assert visitor.shelf.verify(expected=[each.original.sha256 for each in result.fetched]) == []
