from ..accounts.roles import TEAM, Permission, Role

_LEAD = frozenset({Role.TEAM_LEAD})

SEE_REQUESTS = Permission(
    to="see who asked for a copy of their record",
    roles=TEAM,
)
KEEP_REQUESTS = Permission(
    to="write down and hand over copies of a record", roles=_LEAD | {Role.ADMINISTRATOR}
)
REVIEW = Permission(
    to="read a record for what may be given to the person",
    roles=_LEAD | {Role.SUPERVISOR},
)
WORK_ON = frozenset({*KEEP_REQUESTS.roles, *REVIEW.roles})
"""Who has something to do for a copy: to write it down, to read it, to hand it over."""
DECIDE = Permission(to="decide about a copy of a record", roles=_LEAD)
