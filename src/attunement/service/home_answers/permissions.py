from ..accounts.roles import CLINICAL, Permission

SEE_INVITATIONS = Permission(to="see what parents were asked to answer at home", roles=CLINICAL)
INVITE = Permission(to="ask a parent or carer to answer at home", roles=CLINICAL)
