from ..accounts.roles import CLINICAL, TEAM, Permission

SEE_REMINDERS = Permission(to="see reminders", roles=TEAM)
SEND_REMINDERS = Permission(to="send reminders", roles=TEAM)
SWITCH_ON = Permission(to="say that a text is safe", roles=CLINICAL)
SWITCH_OFF = Permission(to="stop reminders", roles=TEAM)
