"""The page of one part: what it is, how much of it, and its sessions."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.urls import reverse

from ....knowledge import library
from ...accounts.viewer import Viewer
from ...care_packages.models import Part, PartKind, PartState
from ...care_packages.policies import may_change, may_order
from ...care_packages.programmes import name_of
from ...care_packages.words import dose_words
from ...design.charts import DoseBar
from ...design.filters import day
from ...way.presenters import Link
from .. import policies
from ..dose import Dose, SessionFacts
from ..models import Session
from ..permissions import DELIVER
from .dose import PART_COLOURS, bar, dose_words_of
from .session import SessionView, session_view


@dataclass(frozen=True)
class PartPage:
    title: str
    caption: str
    back: Link
    tag: str
    colour: str
    facts: tuple[tuple[str, str], ...]
    bar: DoseBar | None
    counts: tuple[str, ...]
    sessions_title: str
    sessions: tuple[SessionView, ...]
    none_yet: str
    actions: tuple[Link, ...]


def part_page(
    viewer: Viewer,
    part: Part,
    dose: Dose,
    sessions: Iterable[tuple[Session, SessionFacts | None]],
    unsaved: Collection[int] = (),
) -> PartPage:
    """`sessions` in order of time, each with its countable facts (None when withdrawn); `unsaved`:
    see session_view."""
    name, state = name_of(part.programme), PartState(part.state)
    given = part.kind != PartKind.SIGNPOSTING
    listed = tuple(session_view(viewer, session, facts, unsaved) for session, facts in sessions)
    return PartPage(
        title=name,
        caption=part.package.episode.family.name,
        back=Link("Back to the package", reverse("package", args=[part.package_id])),
        tag=state.label,
        colour=PART_COLOURS[state],
        facts=_part_facts(part),
        bar=bar(part, dose),
        counts=dose_words_of(part, dose) if given else (),
        sessions_title="Sessions" if given else "Help from elsewhere",
        sessions=listed,
        none_yet=(
            ""
            if listed
            else "No session is planned yet."
            if given
            else "The team plans no sessions for this. Mark it as completed when the family has "
            "been put in touch."
        ),
        actions=_part_actions(viewer, part, again=bool(listed)),
    )


def _part_facts(part: Part) -> tuple[tuple[str, str], ...]:
    known = library()
    programme = known.programmes.get(part.programme)
    relationship = part.package.relationship
    person = part.person.full_name if part.person else str(relationship)
    usual = dose_words(programme, known) if programme else ""
    facts = [
        ("For", person),
        ("Kind", PartKind(part.kind).label),
        ("Delivered by", part.practitioner.name if part.practitioner else "Not decided yet"),
    ]
    if usual and part.kind != PartKind.SIGNPOSTING:
        facts.append(("The programme's own dose", usual))
    if part.follows:
        facts.append(("Begins after", name_of(part.follows.programme)))
    if part.expected_because:
        facts.append(("About the number of sessions", part.expected_because))
    if part.reason:
        facts.append(("Why it was chosen", part.reason))
    if part.ended_on:
        words = f"{day(part.ended_on)}. {part.ended_because}".strip()
        facts.append((PartState(part.state).label, words))
    return tuple(facts)


def _part_actions(viewer: Viewer, part: Part, *, again: bool) -> tuple[Link, ...]:
    if not viewer.may(DELIVER) or may_change(part) is not None:
        return ()
    links = []
    if policies.may_plan(part) is None:
        label = "Plan more sessions" if again else "Plan the sessions"
        links.append(Link(label, reverse("plan_sessions", args=[part.pk])))
    label = "Change who delivers it" if part.practitioner_id else "Say who delivers it"
    links.append(Link(label, reverse("hand_part", args=[part.pk])))
    if part.kind != PartKind.OWN_THERAPY and may_order(part, None) is None:
        links.append(Link("Say what comes first", reverse("order_part", args=[part.pk])))
    links.append(Link("Complete or stop this part", reverse("end_part", args=[part.pk])))
    return tuple(links)
