"""Where people live and who decides for a child is for the team; a hidden address for fewer, as the
rule of its section says (sections.rules)."""

from ..accounts.roles import CLINICAL, TEAM, Permission, Role

SEE_PEOPLE = Permission(to="see who lives where", roles=TEAM)
CHANGE_HOMES = Permission(to="change who lives where", roles=TEAM)
RECORD_RESPONSIBILITY = Permission(to="record parental responsibility", roles=CLINICAL)
SEE_INTERPRETERS = Permission(to="see the team's interpreters", roles=TEAM)
KEEP_INTERPRETERS = Permission(
    to="change the list of interpreters", roles=frozenset({Role.TEAM_LEAD, Role.ADMINISTRATOR})
)
