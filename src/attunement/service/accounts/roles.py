"""Who may do what, by role. A permission is a value; each app names its own in permissions.py."""

from dataclasses import dataclass

from django.db.models import TextChoices


class Role(TextChoices):
    PRACTITIONER = "practitioner", "Practitioner"
    SUPERVISOR = "supervisor", "Supervisor"
    TEAM_LEAD = "team_lead", "Team lead"
    ADMINISTRATOR = "administrator", "Administrator"
    COMMISSIONER = "commissioner", "Commissioner (totals only)"


CLINICAL = frozenset({Role.PRACTITIONER, Role.SUPERVISOR, Role.TEAM_LEAD})
TEAM = CLINICAL | {Role.ADMINISTRATOR}
EVERYONE = frozenset(Role)


@dataclass(frozen=True, kw_only=True)
class Permission:
    """`to` completes the sentence "you need to be ... to ___"; it is shown with every refusal."""

    to: str
    roles: frozenset[Role]

    def allows(self, role: Role) -> bool:
        return role in self.roles
