"""What was found, how care ends, and the letter are for those who work with the family. Totals are
for everybody who signs in: they are about nobody in particular."""

from ..accounts.roles import CLINICAL, EVERYONE, TEAM, Permission

SEE_CHANGE = Permission(to="see how things have changed for a family", roles=CLINICAL)
SEE_ENDING = Permission(to="see how a family's care ends", roles=CLINICAL)
END_CARE = Permission(to="end a family's care", roles=CLINICAL)
SEE_LETTERS = Permission(to="read letters to a family", roles=CLINICAL)
WRITE_LETTERS = Permission(to="write letters to a family", roles=CLINICAL)
SEE_DOSES = Permission(to="compare how much of each programme was delivered", roles=TEAM)
SEE_TOTALS = Permission(to="see totals", roles=EVERYONE)
