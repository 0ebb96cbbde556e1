from ..accounts.roles import CLINICAL, EVERYONE, TEAM, Permission, Role

_LEAD = frozenset({Role.TEAM_LEAD})

READ_DECISIONS = Permission(to="read what the team decided to offer", roles=EVERYONE)
READ_PLANS = Permission(to="read the plans for what the team takes on", roles=TEAM)
RATE = Permission(to="rate programmes for the team", roles=CLINICAL)
DECIDE = Permission(to="start an exercise, agree ratings and decide", roles=_LEAD)
CHANGE_PLANS = Permission(to="write the plan for what the team takes on", roles=_LEAD)
DO_LINES = Permission(to="say that their part of a plan is done", roles=TEAM)
