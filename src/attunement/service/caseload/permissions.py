from ..accounts.roles import TEAM, Permission, Role

SEE_WORKLIST = Permission(to="see a worklist", roles=TEAM)
SEE_WHOLE_TEAM = Permission(
    to="see the worklist of the whole team",
    roles=frozenset({Role.SUPERVISOR, Role.TEAM_LEAD, Role.ADMINISTRATOR}),
)
SEE_TEAM = Permission(to="see the team’s own page", roles=TEAM)
CHANGE_TEAM = Permission(
    to="change what the team says in a crisis", roles=frozenset({Role.TEAM_LEAD})
)
SEE_READS = Permission(to="see who has read a family's record", roles=TEAM)
