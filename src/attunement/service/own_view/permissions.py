from ..accounts.roles import CLINICAL, Permission

SHARE_VIEW = Permission(to="show a family their own page", roles=CLINICAL)
