from ..accounts.roles import TEAM, Permission, Role

SEE_DUPLICATES = Permission(to="see who may be in the record twice", roles=TEAM)
MERGE = Permission(
    to="merge records, or take them apart again",
    roles=frozenset({Role.SUPERVISOR, Role.TEAM_LEAD, Role.ADMINISTRATOR}),
)
