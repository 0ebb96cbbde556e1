"""The link and the PIN: made once, shown once, and recognised by what cannot give them back. Pure.

The token is a random number of 256 bits, so a plain digest of it can be looked up and not guessed.
A PIN has a million values and could be tried out; so its hash takes in the token as well, which
nobody has who has only read the database.
"""

import hashlib
import secrets
from typing import NamedTuple

from django.contrib.auth.hashers import check_password, make_password

TOKEN_BYTES = 32
PIN_DIGITS = 6


class Keys(NamedTuple):
    """What opens an invitation. Never written down by us, in a row, a log or an address of ours."""

    token: str
    pin: str

    @property
    def token_hash(self) -> str:
        return digest(self.token)

    @property
    def pin_hash(self) -> str:
        return make_password(self._together)

    def opens(self, pin_hash: str) -> bool:
        """Whether the PIN is right, in the same time whichever digit is wrong."""
        return check_password(self._together, pin_hash)

    @property
    def _together(self) -> str:
        return f"{self.token}:{self.pin}"


def new_keys() -> Keys:
    return Keys(
        secrets.token_urlsafe(TOKEN_BYTES), f"{secrets.randbelow(10**PIN_DIGITS):0{PIN_DIGITS}}"
    )


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
