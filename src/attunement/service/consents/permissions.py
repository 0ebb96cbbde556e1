from ..accounts.roles import CLINICAL, TEAM, Permission

SEE_CONSENTS = Permission(to="see what a family has agreed to", roles=TEAM)
RECORD_CONSENTS = Permission(to="record what a family agrees to", roles=CLINICAL)
