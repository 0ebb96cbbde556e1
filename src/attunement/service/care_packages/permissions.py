from ..accounts.roles import CLINICAL, TEAM, Permission, Role

SEE_OFFERS = Permission(to="see what the team can offer", roles=TEAM)
CHANGE_OFFERS = Permission(to="change what the team can offer", roles=frozenset({Role.TEAM_LEAD}))
CHOOSE = Permission(to="choose a package of care", roles=CLINICAL)
