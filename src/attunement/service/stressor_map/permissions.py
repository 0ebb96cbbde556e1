from ..accounts.roles import CLINICAL, Permission

SEE_MAP = Permission(to="see what is hard for a family, and who is acting", roles=CLINICAL)
CHANGE_MAP = Permission(to="write on a family's map of strains", roles=CLINICAL)
