from ..accounts.roles import CLINICAL, TEAM, Permission

SEE_WAITING = Permission(to="see who is waiting", roles=TEAM)
ORDER_WAITING = Permission(to="say who is met before whom", roles=CLINICAL)
REVIEW_WAITING = Permission(to="review a family that waits", roles=CLINICAL)
PAUSE_WAITING = Permission(to="pause a family’s wait", roles=TEAM)
