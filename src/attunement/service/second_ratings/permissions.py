from ..accounts.roles import CLINICAL, Permission

SEE_AGREEMENT = Permission(to="see how far raters agree", roles=CLINICAL)
RATE_AGAIN = Permission(to="ask for a second rating, or make one", roles=CLINICAL)
