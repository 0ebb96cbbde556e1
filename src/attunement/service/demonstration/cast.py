"""The fictional team: who signs in, in which role, and what the team can offer."""

from dataclasses import dataclass

from ..accounts.roles import Role

TEAM = "Riverbank Parent-Infant Team (fictional)"
SLUG = "riverbank"
ADDRESS = "Riverbank Family Hub\n1 Example Street\nExampletown\nEX1 1MP"
TELEPHONE = "01632 960 001"
CRISIS = (
    "Stay on the phone or in the room. Ask directly about safety now. Call the local crisis line "
    "on 01632 960 999 (fictional), or 999 if anyone is in danger. Tell today's supervisor."
)
FAMILY_CRISIS = (
    "If you or your baby are not safe, call 999. To talk to somebody today, call the local crisis "
    "line on 01632 960 999 (fictional)."
)
PASSWORD = "attunement-demo-2026"  # noqa: S105 - printed on purpose; the families are fictional


@dataclass(frozen=True)
class Member:
    name: str
    role: Role
    profession: str

    @property
    def email(self) -> str:
        return f"{self.name.split()[0].lower()}@riverbank.example"


MEMBERS = (
    Member("Priya Nair", Role.PRACTITIONER, "Parent-infant psychotherapist"),
    Member("Tom Okoro", Role.PRACTITIONER, "Clinical psychologist"),
    Member("Helen Marsh", Role.PRACTITIONER, "Specialist health visitor"),
    Member("Ruth Adeyemi", Role.SUPERVISOR, "Consultant child psychotherapist"),
    Member("Sian Hughes", Role.TEAM_LEAD, "Consultant clinical psychologist"),
    Member("Jo Bennett", Role.ADMINISTRATOR, "Administrator"),
    Member("Alex Ward", Role.COMMISSIONER, "Commissioner"),
)


def sign_ins() -> tuple[tuple[str, str, str], ...]:
    """One for each role: (the role in words, e-mail address, password)."""
    first = {member.role: member for member in reversed(MEMBERS)}
    return tuple((str(role.label), first[role].email, PASSWORD) for role in Role)


@dataclass(frozen=True)
class Offered:
    """A programme of the knowledge store that the team delivers, by whom (places in MEMBERS)."""

    programme: str
    by: tuple[int, ...]
    places: int | None = None
    starts_in_days: int | None = None


OFFERS = (
    Offered("parent-infant-psychotherapy", (0, 1)),
    Offered("watch-wait-and-wonder", (0,)),
    Offered("vig", (1, 2)),
    Offered("vipp-sd", (1,)),
    Offered("vipp", (1,)),
    Offered("video-feedback", (2,)),
    Offered("mellow-bumps", (2,), places=6, starts_in_days=24),
    Offered("mellow-babies", (2, 0), places=4, starts_in_days=38),
    Offered("circle-of-security-parenting", (1,), places=8, starts_in_days=17),
    Offered("infant-massage", (2,), places=10, starts_in_days=9),
    Offered("peep-antenatal", (2,), places=8, starts_in_days=13),
    Offered("watch-me-play", (0, 2)),
    Offered("cbt", (1,)),
    Offered("cat", (1,)),
    Offered("keyworker-linking", (2,)),
)


@dataclass(frozen=True)
class Certified:
    """Somebody (a place in MEMBERS) who may rate with an observational measure."""

    who: int
    measure: str
    ends_in_days: int


CERTIFIED = (
    Certified(0, "kips", 210),
    Certified(1, "kips", 330),
    Certified(2, "kips", 25),
    Certified(3, "kips", 140),
    *(Certified(who, "care-index", 400) for who in (0, 1, 2)),
    *(Certified(who, "dc-0-5-loaf", 600) for who in (0, 1, 2, 3)),
)
"""Who has no certificate for a measure keeps a draft of it: the team lead has none."""
