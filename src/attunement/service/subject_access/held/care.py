"""What was agreed, done and written. A therapy of one's own stands in one's own copy alone."""

from ...care_packages.models import PartKind
from ...sections.rules import Section
from ...signposting.models import SEALED as SEALED_SERVICES
from .people import SIDES
from .table import Held, Seal

THERAPY = Section.OWN_THERAPY
IS_THERAPY: frozenset[object] = frozenset({PartKind.OWN_THERAPY})
SERVICES: frozenset[object] = frozenset(SEALED_SERVICES)
OF_PACKAGE = tuple(f"package__{way}" for way in SIDES)
OF_PART = tuple(f"part__package__{way}" for way in SIDES)
IN_PART = Seal(THERAPY, "part__kind", IS_THERAPY)

CARE = {
    "care_packages.Package": Held(
        title="Packages",
        family="episode__family",
        about=SIDES,
        # Why a package was agreed tells of each of its parts.
        seal=Seal(THERAPY, "parts__kind", IS_THERAPY),
        only="parts__person",
        leave=frozenset({"shown", "knowledge_version"}),
        codes=frozenset({"begun_without"}),
    ),
    "care_packages.PackageStep": Held(
        title="Steps of a package",
        family="package__episode__family",
        about=OF_PACKAGE,
        seal=Seal(THERAPY, "package__parts__kind", IS_THERAPY),
        only="package__parts__person",
    ),
    "care_packages.Part": Held(
        title="Parts of a package",
        family="package__episode__family",
        about=("person", *OF_PACKAGE),
        seal=Seal(THERAPY, "kind", IS_THERAPY),
        only="person",
        codes=frozenset({"programme", "verdict"}),
    ),
    "care_sessions.Session": Held(
        title="Sessions", family="family", about=OF_PART, seal=IN_PART, only="part__person"
    ),
    "care_sessions.Attendance": Held(
        title="Who came",
        family="session__family",
        about=("person",),
        beside={"Session": "session__at"},
        seal=Seal(THERAPY, "session__part__kind", IS_THERAPY),
        only="session__part__person",
    ),
    "care_sessions.NoteVersion": Held(
        title="Notes of sessions, as first written and amended",
        family="session__family",
        about=tuple(f"session__{way}" for way in OF_PART),
        beside={"Session": "session__at"},
        seal=Seal(THERAPY, "session__part__kind", IS_THERAPY),
        only="session__part__person",
    ),
    "groups.GroupPlace": Held(title="Places in groups", family="relationship__family", about=SIDES),
    "groups.Ask": Held(
        title="Asking for a group",
        family="relationship__family",
        about=SIDES,
        codes=frozenset({"programme"}),
    ),
    "groups.GroupAttendance": Held(
        title="Coming to a group", family="person__memberships__family", about=("person",)
    ),
    "signposting.Signpost": Held(
        title="Help from elsewhere",
        family="family",
        about=("person",),
        seal=Seal(Section.SAFEGUARDING, "service__kind", SERVICES),
        codes=frozenset({"item"}),
        beside={"Service": "service__name"},
    ),
    "signposting.SignpostStep": Held(
        title="Steps to help from elsewhere",
        family="signpost__family",
        about=("signpost__person",),
        beside={"Service": "signpost__service__name"},
        seal=Seal(Section.SAFEGUARDING, "signpost__service__kind", SERVICES),
    ),
    "reminders.Choice": Held(title="Reminders: wanted or not", family="family", about=("person",)),
    "reminders.Reminder": Held(
        title="Reminders",
        family="family",
        about=("person",),
        seal=Seal(THERAPY, "session__part__kind", IS_THERAPY),
        only="person",
    ),
    "outcomes.Letter": Held(title="Letters", family="episode__family", about=("to", "child")),
    "outcomes.EarlierLetter": Held(
        title="Letters as they stood before",
        family="letter__episode__family",
        about=("letter__to", "letter__child"),
    ),
    "outcomes.Ending": Held(title="Endings", family="episode__family"),
    "own_view.FamilyView": Held(
        title="Pages to read at home",
        family="family",
        about=("person",),
        leave=frozenset({"token_hash", "pin_hash"}),
    ),
}
