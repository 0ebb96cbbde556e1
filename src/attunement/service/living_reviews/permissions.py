from ..accounts.roles import EVERYONE, TEAM, Permission, Role

READ_REVIEWS = Permission(to="read the team's living reviews", roles=EVERYONE)
WORK_ON_REVIEWS = Permission(to="screen records and enter studies", roles=TEAM)
PUBLISH_REVIEWS = Permission(
    to="publish a living review", roles=frozenset({Role.TEAM_LEAD, Role.SUPERVISOR})
)
