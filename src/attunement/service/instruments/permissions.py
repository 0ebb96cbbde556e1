from ..accounts.roles import TEAM, Permission, Role

SEE_CREDENTIALS = Permission(to="see who is certified to rate", roles=TEAM)
CHANGE_CREDENTIALS = Permission(
    to="change who is certified to rate", roles=frozenset({Role.TEAM_LEAD, Role.ADMINISTRATOR})
)
