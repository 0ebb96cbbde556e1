from ..accounts.roles import CLINICAL, Permission

SEE_FACTORS = Permission(to="read a comprehensive assessment", roles=CLINICAL)
NOTE_FACTORS = Permission(to="write in a comprehensive assessment", roles=CLINICAL)
