"""The errors a user may meet: each has a permanent code, a title and a way forward.

::

    SightlineError               something the program cannot go on from
    ├── UnusableDocument         a file that cannot be opened as a document
    ├── KnowledgeFault           a knowledge file that does not hold together
    └── WrongUsage               the command was asked for something it does not offer
"""

from __future__ import annotations


class SightlineError(Exception):
    """Base of every error shown to a user without a traceback.

    ``code`` is permanent and in kebab-case; the message says in plain English what is wrong and
    what to do. ``exit_status`` is the command line's answer (``contracts: cli``).
    """

    exit_status = 1

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class UnusableDocument(SightlineError):
    """A file that cannot be opened as a document.

    Codes: ``not-a-document``, ``encrypted``, ``no-text``, ``too-large``, ``unsupported``, ``damaged``.
    """

    exit_status = 3


class KnowledgeFault(SightlineError):
    """A knowledge file that does not hold together: file, entry and what is wrong with it."""

    exit_status = 4


class WrongUsage(SightlineError):
    """The command was asked for something it does not offer."""

    exit_status = 2
