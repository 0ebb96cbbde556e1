from ..accounts.roles import CLINICAL, TEAM, Permission

SEE_SERVICES = Permission(to="see local services", roles=TEAM)
KEEP_SERVICES = Permission(to="keep the list of local services", roles=TEAM)
SEE_HELP = Permission(to="see which help a family was offered", roles=CLINICAL)
OFFER_HELP = Permission(to="offer a family help from elsewhere", roles=CLINICAL)
