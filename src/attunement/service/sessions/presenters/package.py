"""The page of an agreed package: its parts, and the choice as it was shown."""

from dataclasses import dataclass

from django.urls import reverse

from ....guidance import factors
from ...accounts.viewer import Viewer
from ...care_packages.choice import VERDICTS, ChoiceView, choice_view
from ...care_packages.kept import read
from ...care_packages.models import Package, PackageState, Part, PartKind, PartState
from ...care_packages.programmes import name_of
from ...care_packages.sealed import OWN_THERAPY
from ...design.charts import DoseBar
from ...design.filters import day, listed
from ...way.presenters import Link
from ..dose import Dose
from ..permissions import DELIVER
from ..selectors import PackageWithDoses
from .dose import PART_COLOURS, bar, count_words

SEALED = "What is done in it is read only by its therapist and the supervisor."


@dataclass(frozen=True)
class PartRow:
    name: str
    href: str
    tag: str
    colour: str
    facts: tuple[tuple[str, str], ...]
    bar: DoseBar | None
    counts: tuple[str, ...]


@dataclass(frozen=True)
class PackagePage:
    title: str
    caption: str
    back: Link
    tag: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[PartRow, ...]
    shown_title: str
    shown_lead: str
    shown_facts: tuple[tuple[str, str], ...]
    choice: ChoiceView
    end: Link | None


def package_page(viewer: Viewer, found: PackageWithDoses) -> PackagePage:
    package = found.package
    shown = read(package.shown)
    family = package.episode.family
    open_still = package.state == PackageState.AGREED and package.episode.closed_on is None
    end = reverse("end_package", args=[package.pk])
    return PackagePage(
        title=f"Package for {package.relationship}",
        caption=family.name,
        back=Link(f"Back to {family.name}", reverse("family", args=[family.pk])),
        tag=PackageState(package.state).label,
        facts=_package_facts(package),
        parts=tuple(_part_row(each.part, each.dose) for each in found.parts),
        shown_title="What was shown when this was decided",
        shown_lead=(
            f"This is the choice as it stood on {day(shown.on)}. It is kept as it was, whatever "
            "has been learnt since."
        ),
        shown_facts=shown.facts,
        choice=choice_view(shown),
        end=Link("End this package", end) if open_still and viewer.may(DELIVER) else None,
    )


def _package_facts(package: Package) -> tuple[tuple[str, str], ...]:
    facts = [
        ("Agreed on", day(package.decided_on)),
        ("Decided by", package.decided_by.name),
        ("Why", package.reason),
        ("Version of the evidence library", package.knowledge_version),
    ]
    if package.begun_without:
        gaps = listed(factors()[each].name.lower() for each in package.begun_without)
        facts.append(
            (
                "Begun before the comprehensive assessment was complete",
                f"Still missing then: {gaps}. {package.begun_because}",
            )
        )
    if package.ended_on:
        facts.append(("Ended on", f"{day(package.ended_on)}. {package.ended_because}".strip()))
    return tuple(facts)


def _part_row(part: Part, dose: Dose | None) -> PartRow:
    if dose is None:
        return _sealed_row(part)
    state = PartState(part.state)
    delivered = part.kind != PartKind.SIGNPOSTING
    facts = [
        ("Kind", PartKind(part.kind).label),
        ("The choice said", VERDICTS[part.verdict][0]),
    ]
    if part.reason:
        facts.append(("Why it was chosen", part.reason))
    return PartRow(
        name=name_of(part.programme),
        href=reverse("part", args=[part.pk]),
        tag=state.label,
        colour=PART_COLOURS[state],
        facts=tuple(facts),
        bar=bar(part, dose),
        counts=count_words(dose, ended=part.ended_on is not None) if delivered else (),
    )


def _sealed_row(part: Part) -> PartRow:
    """A parent's own therapy, for whoever is not its therapist: that there is one, and no more."""
    person = part.person.first_name if part.person else "A parent"
    ended = part.ended_on is not None
    return PartRow(
        name=OWN_THERAPY,
        href=reverse("own_therapies", args=[part.package.episode.family_id]),
        tag="Ended" if ended else "In own therapy",
        colour="grey" if ended else "blue",
        facts=(("For", person), ("Sealed", SEALED)),
        bar=None,
        counts=(),
    )
