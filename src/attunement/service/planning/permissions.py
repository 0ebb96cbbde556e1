from ..accounts.roles import CLINICAL, EVERYONE, TEAM, Permission, Role

READ_PUBLISHED = Permission(to="read the team’s published theories of change", roles=EVERYONE)
READ_WORKING = Permission(to="read a theory of change that is being worked on", roles=TEAM)
PROPOSE = Permission(to="propose changes to a theory of change, and comment", roles=CLINICAL)
LEAD = Permission(
    to="decide on a theory of change and publish it", roles=frozenset({Role.TEAM_LEAD})
)
SEE_FAMILIES = Permission(to="see which families an indicator counts", roles=CLINICAL)
