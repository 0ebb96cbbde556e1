from ..accounts.roles import CLINICAL, TEAM, Permission, Role

SEE_OFFERS = Permission(to="see what the team can offer", roles=TEAM)
CHANGE_OFFERS = Permission(to="change what the team can offer", roles=frozenset({Role.TEAM_LEAD}))
CHOOSE = Permission(to="choose a package of care", roles=CLINICAL)
AGREE_AS_SUPERVISOR = Permission(
    to="agree to a package as supervisor", roles=frozenset({Role.SUPERVISOR, Role.TEAM_LEAD})
)
SET_RULE = Permission(
    to="change the team's rule for packages", roles=frozenset({Role.TEAM_LEAD, Role.SUPERVISOR})
)
