"""The library is about no family: everybody who signs in may read all of it."""

from ..accounts.roles import EVERYONE, Permission

READ_LIBRARY = Permission(to="read the evidence library", roles=EVERYONE)
