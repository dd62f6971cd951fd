"""The only code that writes the register: keyword-only, atomic, each with its event.

::

    authorities.load(*, by, at) -> bool
    documents.take_in(*, reading, text, reader_version, by, at, source_url="", embargo_until=None, readers=()) -> Taken
    national.load(*, by, at, national=None) -> int
    reviews.confirm(*, inspection, fact, version, by, at) -> Review
    reviews.correct(*, inspection, fact, says, reason, version, by, at) -> Review
    reviews.query(*, inspection, fact, reason, version, by, at) -> Review

``by`` is a user name, for reviews the user; ``at`` a time with its zone. A review whose ``version`` is no
longer that of the fact raises ``reviews.SaidMeanwhile`` (``theirs``, ``mine``); one that cannot be said
raises ``reviews.Refused``. Both have a permanent code. How it works: ``placing`` puts each account to its
inspection, ``weighing`` settles what the inspection is held to be, ``recording`` and ``recording_areas``
write the rows; ``facts`` finds the fact a review speaks of.
"""
