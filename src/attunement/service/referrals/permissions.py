from ..accounts.roles import CLINICAL, TEAM, Permission

SEE_REFERRALS = Permission(to="see referrals", roles=TEAM)
ENTER_REFERRALS = Permission(to="enter referrals", roles=TEAM)
DECIDE = Permission(to="decide about a referral", roles=CLINICAL)
REVOKE = Permission(to="take back a referral", roles=TEAM)
RECORD_CONTACTS = Permission(to="record contacts with a family", roles=TEAM)
