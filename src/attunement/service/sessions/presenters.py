"""Every visible string of the pages on a package, a part and its sessions."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from ...knowledge import library
from ..accounts.viewer import Viewer
from ..care_packages.choice import VERDICTS, ChoiceView, choice_view
from ..care_packages.kept import read
from ..care_packages.models import Package, PackageState, Part, PartKind, PartState
from ..care_packages.policies import may_change
from ..care_packages.programmes import name_of, own_number
from ..care_packages.words import dose_words
from ..design.charts import DoseBar
from ..design.filters import day, plural, when
from ..way.presenters import FormPagePresenter
from . import policies
from .dose import Dose, SessionFacts
from .models import Session, SessionState
from .permissions import DELIVER
from .selectors import PackageWithDoses

PART_COLOURS = {
    PartState.PLANNED: "white",
    PartState.ACTIVE: "blue",
    PartState.COMPLETED: "green",
    PartState.STOPPED: "grey",
}
SESSION_COLOURS = {
    SessionState.PLANNED: "white",
    SessionState.HELD: "green",
    SessionState.NOT_ATTENDED: "yellow",
    SessionState.CANCELLED: "grey",
}
NOT_EVERYONE = "Not counted as delivered: not everyone whom it is for was there."
SHORT_OF = (
    "Fewer sessions than expected. What fewer sessions do is not said here: no source is cited."
)


@dataclass(frozen=True)
class Link:
    label: str
    href: str


@dataclass(frozen=True)
class SessionView:
    title: str
    tag: str
    colour: str
    facts: tuple[tuple[str, str], ...]
    paragraphs: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]


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
) -> PartPage:
    """`sessions` in order of time, each with its countable facts (None when withdrawn)."""
    name, state = name_of(part.programme), PartState(part.state)
    given = part.kind != PartKind.SIGNPOSTING
    listed = tuple(_session(viewer, session, facts) for session, facts in sessions)
    return PartPage(
        title=name,
        caption=part.package.episode.family.name,
        back=Link("Back to the package", reverse("package", args=[part.package_id])),
        tag=state.label,
        colour=PART_COLOURS[state],
        facts=_part_facts(part),
        bar=bar(part, dose),
        counts=count_words(dose) if given else (),
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


def bar(part: Part, dose: Dose) -> DoseBar | None:
    """Nothing to draw for help from elsewhere, nor before anything is expected or delivered."""
    if part.kind == PartKind.SIGNPOSTING or not (dose.expected or dose.delivered):
        return None
    return DoseBar(
        title=f"Sessions of {name_of(part.programme)}",
        delivered=dose.delivered,
        expected=dose.expected,
    )


def count_words(dose: Dose) -> tuple[str, ...]:
    """What stands beside the bar; only what is not nought."""
    counted = (
        (dose.planned, "planned"),
        (dose.not_able, "they were not able to come to"),
        (dose.cancelled, "cancelled"),
        (dose.without_everyone, "held without everyone whom it is for"),
    )
    words = [f"{plural(count, 'session')} {what}" for count, what in counted if count]
    if dose.remaining:
        words.append(f"{plural(dose.remaining, 'session')} still to deliver")
    return tuple(words)


def delivered_words(dose: Dose) -> str:
    """ "3 of 7 sessions delivered", as the bar says it."""
    return DoseBar(title="", delivered=dose.delivered, expected=dose.expected).words


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
    links.append(Link("Complete or stop this part", reverse("end_part", args=[part.pk])))
    return tuple(links)


def _session(viewer: Viewer, session: Session, facts: SessionFacts | None) -> SessionView:
    state = SessionState(session.state)
    came = [a.person.full_name for a in session.attendances.all() if a.came]
    missed = [a.person.full_name for a in session.attendances.all() if not a.came]
    where = session.get_mode_display()
    lines = [("Where", where + (f", {session.minutes} minutes" if session.minutes else ""))]
    lines.append(("With", session.practitioner.name))
    if came:
        lines.append(("Came", ", ".join(came)))
    if missed:
        lines.append(("Not there", ", ".join(missed)))
    if facts and state == SessionState.HELD and not facts.delivered:
        lines.append(("Dose", NOT_EVERYONE))
    if session.reason_not_held:
        lines.append(("Why", session.reason_not_held))
    if session.withdrawn_at:
        who = session.withdrawn_by.name if session.withdrawn_by else ""
        words = f"{when(session.withdrawn_at)}, {who}: {session.withdrawn_because}"
        lines.append(("Withdrawn", words))
    return SessionView(
        title=f"Session {session.number}, {when(session.at)}",
        tag="Withdrawn" if session.withdrawn_at else state.label,
        colour="grey" if session.withdrawn_at else SESSION_COLOURS[state],
        facts=tuple(lines),
        paragraphs=_notes(session, state),
        links=_session_links(viewer, session, state),
    )


def _notes(session: Session, state: SessionState) -> tuple[tuple[str, str], ...]:
    if state != SessionState.HELD:
        return ()
    return (
        (
            "For the baby",
            session.baby_perspective or "Nothing has been written about the baby yet.",
        ),
        ("Note", session.note or "No note was written."),
    )


def _session_links(viewer: Viewer, session: Session, state: SessionState) -> tuple[Link, ...]:
    if session.withdrawn_at is not None:
        return ()
    named = f"session {session.number}"
    moving = Link(f"Move {named}", reverse("change_session", args=[session.pk]))
    if not viewer.may(DELIVER):
        return (moving,) if state == SessionState.PLANNED else ()
    if state == SessionState.PLANNED:
        return (Link(f"Record {named}", reverse("record_session", args=[session.pk])), moving)
    return (
        Link(f"Withdraw the record of {named}", reverse("withdraw_session", args=[session.pk])),
    )


@dataclass(frozen=True)
class PartRow:
    name: str
    href: str
    tag: str
    colour: str
    facts: tuple[tuple[str, str], ...]
    bar: DoseBar | None


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
    if package.ended_on:
        facts.append(("Ended on", f"{day(package.ended_on)}. {package.ended_because}".strip()))
    return tuple(facts)


def _part_row(part: Part, dose: Dose) -> PartRow:
    state = PartState(part.state)
    facts = [
        ("Kind", PartKind(part.kind).label),
        ("The choice said", VERDICTS[part.verdict][0]),
    ]
    if part.reason:
        facts.append(("Why it was chosen", part.reason))
    given = part.kind != PartKind.SIGNPOSTING
    ended_short = part.ended_on is not None and bool(dose.remaining)
    if given and ended_short:
        facts.append(("Dose", SHORT_OF))
    return PartRow(
        name=name_of(part.programme),
        href=reverse("part", args=[part.pk]),
        tag=state.label,
        colour=PART_COLOURS[state],
        facts=tuple(facts),
        bar=bar(part, dose),
    )


def plan_form(part: Part, *, again: bool) -> FormPagePresenter:
    known = library()
    programme = known.programmes.get(part.programme)
    usual = f"The programme's own dose: {dose_words(programme, known)}" if programme else ""
    return FormPagePresenter(
        title=f"Plan {'more ' if again else ''}sessions of {name_of(part.programme)}",
        intro=(usual,) if usual else (),
        submit="Plan these sessions",
    )


def why_this_many(part: Part) -> str:
    """The hint that says when a number needs a reason."""
    own = own_number(part.programme)
    if own is None:
        return "No source that we may rely on gives a number, so write how you came to yours."
    return f"Only needed if it is not {own}, the programme's own number."


def record_form(session: Session) -> FormPagePresenter:
    name = name_of(session.part.programme)
    return FormPagePresenter(
        title=f"Record session {session.number} of {name}",
        intro=(f"Planned for {when(session.at)}.",),
        submit="Save this record",
    )


def move_form(session: Session) -> FormPagePresenter:
    name = name_of(session.part.programme)
    return FormPagePresenter(
        title=f"Move session {session.number} of {name}",
        intro=(f"It is planned for {when(session.at)}.",),
        submit="Move the session",
    )


def withdraw_form(session: Session) -> FormPagePresenter:
    on = day(timezone.localdate(session.at))
    return FormPagePresenter(
        title=f"Withdraw the record of session {session.number}, {on}",
        intro=("It stays readable, with your reason, and no longer counts as delivered.",),
        submit="Withdraw this record",
    )


def end_part_form(part: Part) -> FormPagePresenter:
    return FormPagePresenter(
        title=f"End {name_of(part.programme)}",
        intro=("Sessions that are still planned in it are cancelled.",),
        submit="End this part",
    )


def end_package_form(package: Package) -> FormPagePresenter:
    return FormPagePresenter(
        title=f"End the package for {package.relationship}",
        intro=("Parts that are still open end with it, and their planned sessions are cancelled.",),
        submit="End this package",
    )
