from ..accounts.roles import CLINICAL, TEAM, Permission

SEE_FAMILIES = Permission(to="see families' records", roles=TEAM)
CHANGE_PEOPLE = Permission(to="change who is in a family", roles=TEAM)
INCLUDE = Permission(to="say whom the work is about", roles=CLINICAL)
CHANGE_KEYWORKER = Permission(to="say who a family’s keyworker is", roles=CLINICAL)
DO_TASKS = Permission(to="act on a task", roles=CLINICAL)
NOTE_STRESSORS = Permission(to="note what is hard for a family", roles=CLINICAL)
