"""The second step of signing in: set up, asked for, and the codes for a device that is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sightline.web.pages import told


@dataclass(frozen=True, slots=True)
class Squares:
    """A picture of squares that a phone reads: its path, and how many squares it is wide with its margin."""

    path: str
    width: int


@dataclass(frozen=True, slots=True)
class SetUpSecondStep:
    """Bring the key into an authenticator and show that it is there."""

    key: str = told("The key in groups of four, for those who type it.")
    address: str = told("What the picture says, for those who set it up on the device they read this on.")
    picture: Squares = told("The key as a picture.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class RecoveryCodes:
    """The codes for when the device is lost."""

    codes: tuple[str, ...] = told("The codes, shown this once.")


@dataclass(frozen=True, slots=True)
class SignInCode:
    """The code that is asked for after the password."""

    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")
