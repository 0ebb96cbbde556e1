from ..accounts.roles import CLINICAL, Permission, Role

SORT = Permission(to="sort the cards of a Q-sort", roles=CLINICAL)
SEE_CRITERIA = Permission(to="see the criterion sorts of the team", roles=CLINICAL)
ENTER_CRITERIA = Permission(
    to="enter a criterion sort", roles=frozenset({Role.SUPERVISOR, Role.TEAM_LEAD})
)
