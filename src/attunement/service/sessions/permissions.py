from ..accounts.roles import CLINICAL, TEAM, Permission

SEE_CARE = Permission(to="see a family's care", roles=TEAM)
READ_NOTES = Permission(to="read what was written of a session", roles=CLINICAL)
ARRANGE = Permission(to="move an appointment", roles=TEAM)
DELIVER = Permission(to="plan and record sessions", roles=CLINICAL)
