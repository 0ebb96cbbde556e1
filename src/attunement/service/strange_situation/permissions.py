from ..accounts.roles import CLINICAL, Permission

OBSERVE = Permission(to="run the Strange Situation", roles=CLINICAL)
