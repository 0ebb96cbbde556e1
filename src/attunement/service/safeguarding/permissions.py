from ..accounts.roles import CLINICAL, Permission, Role

RAISE_CONCERNS = Permission(to="record a concern about safety", roles=CLINICAL)
READ_SECTIONS = Permission(to="read what is sealed in a record", roles=CLINICAL)
SEE_FLAGS = Permission(to="see and change the flags of a family", roles=CLINICAL)
REVIEW_OPENINGS = Permission(
    to="review who opened a sealed section", roles=frozenset({Role.SUPERVISOR, Role.TEAM_LEAD})
)
