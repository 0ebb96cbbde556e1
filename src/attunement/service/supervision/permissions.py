from ..accounts.roles import CLINICAL, Permission, Role

SEE_SUPERVISION = Permission(to="see supervision", roles=CLINICAL)
HOLD_SUPERVISION = Permission(
    to="write down a supervision", roles=frozenset({Role.SUPERVISOR, Role.TEAM_LEAD})
)
SEE_EVERYBODY_S_WORK = Permission(
    to="see how much work everybody has", roles=frozenset({Role.SUPERVISOR, Role.TEAM_LEAD})
)
SET_WEIGHTS = Permission(
    to="change what work counts", roles=frozenset({Role.SUPERVISOR, Role.TEAM_LEAD})
)
