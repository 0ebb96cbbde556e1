from ..accounts.roles import TEAM, Permission

SEE_CALENDAR = Permission(to="see the team’s appointments", roles=TEAM)
