"""Answers to questionnaires and what was seen at home are for those who work with the family."""

from ..accounts.roles import CLINICAL, Permission

SEE_ASSESSMENTS = Permission(to="read assessments", roles=CLINICAL)
ASSESS = Permission(to="write in an assessment", roles=CLINICAL)
