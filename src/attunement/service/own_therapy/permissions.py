from ..accounts.roles import CLINICAL, Permission

SEE_SUMMARIES = Permission(
    to="see what a parent agreed to say of their own therapy", roles=CLINICAL
)
WRITE = Permission(to="write in a parent's own therapy", roles=CLINICAL)
