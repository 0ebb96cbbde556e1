from ..accounts.roles import TEAM, Permission

SEE_REFERRERS = Permission(to="see who refers families", roles=TEAM)
NAME_REFERRERS = Permission(to="say who referred a family", roles=TEAM)
TELL_REFERRERS = Permission(to="tell a referrer how a referral goes", roles=TEAM)
