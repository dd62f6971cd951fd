"""Why something cannot be done with a paper, in plain words."""

from __future__ import annotations

from sightline.ground.errors import SightlineError


class Refused(SightlineError):
    """Something that cannot be done as things stand.

    Codes: ``unknown-paper``, ``unknown-statement``, ``a-quotation-is-exact``, ``too-long``, ``not-a-date``,
    ``unknown-section``, ``nothing-said``, ``not-in-order``, ``gaps-left``, ``same-person``, ``under-embargo``,
    ``already-issued``.
    """

    exit_status = 2


class SaidMeanwhile(SightlineError):
    """Somebody changed the statement after the page was shown; nothing was recorded and both are there to see."""

    exit_status = 2

    def __init__(self, who: str, theirs: str, mine: str) -> None:
        super().__init__(
            "said-meanwhile",
            f"{who} changed this while you were writing and says “{theirs}”. Your words are still in the box: "
            "look at both, and save again what is to stand.",
        )
        self.theirs, self.mine = theirs, mine
