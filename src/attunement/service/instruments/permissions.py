from ..accounts.roles import TEAM, Permission, Role

SEE_CREDENTIALS = Permission(to="see who is certified to rate", roles=TEAM)
CHANGE_CREDENTIALS = Permission(
    to="change who is certified to rate", roles=frozenset({Role.TEAM_LEAD, Role.ADMINISTRATOR})
)
SEE_LICENCES = Permission(to="see which licences the team holds", roles=TEAM)
CHANGE_LICENCES = Permission(
    to="change which licences the team holds",
    roles=frozenset({Role.TEAM_LEAD, Role.ADMINISTRATOR}),
)
SEE_CUT_OFFS = Permission(to="see the team's own cut-offs", roles=TEAM)
CHANGE_CUT_OFFS = Permission(
    to="change the team's own cut-offs", roles=frozenset({Role.SUPERVISOR, Role.TEAM_LEAD})
)
SEE_FORMS = Permission(to="see the team's forms", roles=TEAM)
INSTALL_PACKS = Permission(
    to="install the words of a form", roles=frozenset({Role.TEAM_LEAD, Role.ADMINISTRATOR})
)
