"""Why an action on a plan cannot be taken, in plain words; and what to do when two people write at once."""

from __future__ import annotations

from collections.abc import Mapping

from sightline.ground.errors import SightlineError


class Refused(SightlineError):
    """Something that cannot be recorded as it is. ``field`` names what is to be put right.

    Codes: ``words-missing``, ``too-long``, ``date-passed``, ``no-such-day``, ``date-or-reason``,
    ``date-needs-a-move``, ``not-in-order``, ``not-known``, ``other-authority``, ``already-there``,
    ``goes-in-a-circle``, ``same-person``, ``not-waiting``, ``already-closed``, ``not-closed``, ``why-missing``,
    ``evidence-bare``, ``counts-do-not-fit``, ``owner-left``.
    """

    exit_status = 2

    def __init__(self, code: str, message: str, field: str = "") -> None:
        super().__init__(code, message)
        self.field = field


class ChangedMeanwhile(SightlineError):
    """Somebody changed it after the page was shown. What was written is kept, and both are there to be seen.

    ``theirs`` and ``mine`` are the words of both, by field, of those fields that differ; ``version`` is what stands.
    """

    exit_status = 2

    def __init__(self, who: str, theirs: Mapping[str, str], mine: Mapping[str, str], version: int) -> None:
        super().__init__(
            "changed-meanwhile",
            f"{who} changed this while you were writing. Nothing was overwritten and your words are kept: "
            "look at both, and save again what is to stand.",
        )
        self.theirs, self.mine, self.version = dict(theirs), dict(mine), version
