"""The page of an agreed package: its parts, and the choice as it was shown."""

from dataclasses import dataclass

from django.urls import reverse

from ....guidance import factors
from ...accounts.viewer import Viewer
from ...care_packages.choice import VERDICTS, ChoiceView, choice_view
from ...care_packages.kept import read
from ...care_packages.models import (
    Package,
    PackageState,
    PackageStep,
    Part,
    PartKind,
    PartState,
    StepKind,
)
from ...care_packages.permissions import AGREE_AS_SUPERVISOR
from ...care_packages.programmes import name_of
from ...care_packages.sealed import OWN_THERAPY, of_therapy_alone
from ...design.charts import DoseBar
from ...design.filters import day, listed
from ...way.presenters import Link
from ..dose import Dose
from ..permissions import DELIVER
from ..selectors import PackageWithDoses
from .dose import PART_COLOURS, bar, dose_words_of

SEALED = "What is done in it is read only by its therapist and the supervisor."
WHY_SEALED = "Read only by the therapist and the supervisor."


STEP_WORDS = {
    StepKind.AGREE: "Agreed by a supervisor",
    StepKind.REVIEW: "Reviewed",
    StepKind.UP: "Stepped up",
    StepKind.DOWN: "Stepped down",
    StepKind.PAUSE: "Paused",
    StepKind.RESUME: "Went on after the pause",
    StepKind.OUT: "Stepped out",
}


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
    steps_title: str
    steps: tuple[tuple[str, str], ...]
    goals_title: str
    goals: tuple[str, ...]
    no_goals: str
    links: tuple[Link, ...]


def package_page(viewer: Viewer, found: PackageWithDoses) -> PackagePage:
    package = found.package
    shown = read(package.shown)
    family = package.episode.family
    sealed = _sealed(found)
    return PackagePage(
        title=f"Package for {package.relationship}",
        caption=family.name,
        back=Link(f"Back to {family.name}", reverse("family", args=[family.pk])),
        tag=PackageState(package.state).label,
        facts=_package_facts(package, sealed=sealed),
        parts=tuple(_part_row(each.part, each.dose) for each in found.parts),
        shown_title="What was shown when this was decided",
        shown_lead=(
            f"This is the choice as it stood on {day(shown.on)}. It is kept as it was, whatever "
            "has been learnt since."
        ),
        shown_facts=shown.facts,
        choice=choice_view(shown),
        steps_title="What has happened to this package",
        steps=tuple(_step(each, sealed=sealed) for each in found.steps),
        goals_title="What the family hopes for",
        goals=tuple(goal.words for goal in found.goals),
        no_goals="" if found.goals else "No goals have been set with the family yet.",
        links=_links(viewer, package),
    )


def _links(viewer: Viewer, package: Package) -> tuple[Link, ...]:
    over = package.state == PackageState.ENDED or package.episode.closed_on is not None
    if over or not viewer.may(DELIVER):
        return ()
    step, end = "step_package", "end_package"
    waiting = package.state == PackageState.AWAITING
    links = [Link("End this package", reverse(end, args=[package.pk]))]
    if not waiting or viewer.may(AGREE_AS_SUPERVISOR):
        label = "Agree to this package" if waiting else "Review, pause or change this package"
        links.insert(0, Link(label, reverse(step, args=[package.pk])))
    return tuple(links)


def _sealed(found: PackageWithDoses) -> bool:
    """Whether the words about this package tell of a therapy that the reader may not read."""
    alone = of_therapy_alone(each.part.kind for each in found.parts)
    return alone and all(each.dose is None for each in found.parts)


def _step(step: PackageStep, *, sealed: bool) -> tuple[str, str]:
    label = STEP_WORDS[StepKind(step.kind)]
    by = step.by.name
    return f"{label}, {day(step.on)}", by if sealed else f"{step.because} ({by})"


def _package_facts(package: Package, *, sealed: bool) -> tuple[tuple[str, str], ...]:
    waiting = package.state == PackageState.AWAITING
    facts = [
        ("Chosen on" if waiting else "Agreed on", day(package.decided_on)),
        ("Decided by", package.decided_by.name),
        ("Why", WHY_SEALED if sealed else package.reason),
        ("Version of the evidence library", package.knowledge_version),
    ]
    if package.review_on:
        facts.append(("Next review", day(package.review_on)))
    if package.begun_without:
        gaps = listed(factors()[each].name.lower() for each in package.begun_without)
        facts.append(
            (
                "Begun before the comprehensive assessment was complete",
                f"Still missing then: {gaps}. {package.begun_because}",
            )
        )
    if package.ended_on:
        because = "" if sealed else package.ended_because
        facts.append(("Ended on", f"{day(package.ended_on)}. {because}".strip()))
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
    if part.follows:
        facts.append(("Begins after", name_of(part.follows.programme)))
    if part.reason:
        facts.append(("Why it was chosen", part.reason))
    return PartRow(
        name=name_of(part.programme),
        href=reverse("part", args=[part.pk]),
        tag=state.label,
        colour=PART_COLOURS[state],
        facts=tuple(facts),
        bar=bar(part, dose),
        counts=dose_words_of(part, dose) if delivered else (),
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
