from ..accounts.roles import CLINICAL, TEAM, Permission, Role

SEE_GROUPS = Permission(to="see the team's groups", roles=TEAM)
RUN_GROUPS = Permission(to="open and change a group", roles=TEAM)
GIVE_PLACES = Permission(to="give a family a place in a group", roles=TEAM)
KEEP_REGISTER = Permission(to="write who came to a group", roles=CLINICAL)
CHANGE_TRAINING = Permission(
    to="change who is trained to lead a group",
    roles=frozenset({Role.TEAM_LEAD, Role.ADMINISTRATOR}),
)
