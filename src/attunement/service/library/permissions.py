"""The library is about no family: everybody who signs in may read all of it."""

from ..accounts.roles import EVERYONE, Permission, Role

READ_LIBRARY = Permission(to="read the evidence library", roles=EVERYONE)

MEND_RECORDS = Permission(
    to="mend your team’s own records", roles=frozenset({Role.TEAM_LEAD, Role.ADMINISTRATOR})
)
