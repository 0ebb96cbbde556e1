"""One family's groups. It names no other family, and nobody of one."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...care_packages.programmes import name_of
from ...design.filters import day, when
from ...relationships.models import Relationship
from ...way.presenters import Link
from ..models import Ask, AskState, GroupPlace, GroupSession, GroupSessionState, Run, RunState
from ..permissions import GIVE_PLACES
from ..selectors import OfFamily, registers, to_come
from .words import RUN_COLOURS, attendance, creche_words, days_words, left_words, run_title


@dataclass(frozen=True)
class PlaceLine:
    title: Link
    state: str
    colour: str
    words: tuple[str, ...]
    sessions_title: str
    sessions: tuple[str, ...]
    part: Link | None
    leave: Link | None


@dataclass(frozen=True)
class AskLine:
    words: str
    off: Link | None


@dataclass(frozen=True)
class CouldJoin:
    title: str
    facts: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True)
class FamilyGroupsPage:
    title: str
    caption: str
    back: Link
    warning: str
    places_title: str
    places: tuple[PlaceLine, ...]
    no_places: str
    asks_title: str
    asks: tuple[AskLine, ...]
    join_title: str
    join: tuple[CouldJoin, ...]
    no_groups: str
    ask_links: tuple[Link, ...]


def family_groups(viewer: Viewer, found: OfFamily) -> FamilyGroupsPage:
    family, may = found.family, viewer.may(GIVE_PLACES)
    held = [(place, found.runs[place.run_id]) for place in found.places]
    could = [each for each in found.relationships if each.ends_on is None and not each.child.lost]
    return FamilyGroupsPage(
        title="Groups",
        caption=family.name,
        back=Link(f"Back to {family.name}", reverse("family", args=[family.pk])),
        warning=family.safe_contact,
        places_title="Places in groups",
        places=tuple(_place(place, run, may) for place, run in held),
        no_places="Nobody of this family has had a place in a group.",
        asks_title="Waiting for the next group",
        asks=tuple(_ask(ask, may) for ask in found.asks),
        join_title="Groups that take families now",
        join=tuple(line for run in found.joinable if (line := _could_join(found, run, could, may))),
        no_groups="No group takes families at the moment.",
        ask_links=tuple(
            Link(
                f"Put {each} on a waiting list for the next group",
                reverse("ask_for_group", args=[each.pk]),
            )
            for each in could
        )
        if may
        else (),
    )


def _place(place: GroupPlace, run: Run, may: bool) -> PlaceLine:
    state = RunState(run.state)
    words = [f"{place.relationship}, since {day(place.joined_on)}", days_words(run), run.venue]
    if place.left_on is not None:
        words.append(f"Left on {day(place.left_on)}: {place.left_because}")
    words += attendance(place.relationship, registers(run))
    words.append(_of_part(place))
    people = (place.relationship.carer_id, place.relationship.child_id)
    return PlaceLine(
        title=Link(run_title(run), reverse("run", args=[run.pk])),
        state="Left" if place.left_on else state.label,
        colour="grey" if place.left_on else RUN_COLOURS[state],
        words=tuple(words),
        sessions_title="Session by session",
        sessions=tuple(
            line for each in to_come(run) if (line := _session(place.relationship, each, people))
        ),
        part=Link(
            "Join it with their package" if place.part is None else "Change which package it is of",
            reverse("join_group_part", args=[place.pk]),
        )
        if may
        else None,
        leave=Link("End this place", reverse("leave_group", args=[place.pk]))
        if may and place.left_on is None
        else None,
    )


def _of_part(place: GroupPlace) -> str:
    if place.part is None:
        return (
            "Not joined with a package: nothing that they come to counts as a session of their "
            "care, and nobody is reminded of it by text."
        )
    agreed = day(place.part.package.decided_on)
    return f"Counts as sessions of the package that was agreed on {agreed}"


def _session(relationship: Relationship, each: GroupSession, people: tuple[int, int]) -> str:
    """One session as it was for these two; of a session to come, only when it is."""
    about = f": {each.topic}" if each.topic else ""
    if each.state == GroupSessionState.PLANNED:
        late = each.at < timezone.now()
        return f"{when(each.at)}{about}" + (" (still to be written down)" if late else "")
    own = {row.person_id: row.came for row in each.register.all() if row.person_id in people}
    if not own:
        return ""  # before they joined, or after they left
    names = {
        relationship.carer_id: relationship.carer.first_name,
        relationship.child_id: relationship.child.first_name,
    }
    came = [names[pk] for pk in people if own.get(pk)]
    said = f"{' and '.join(came)} came" if came else "they were not there"
    return f"{day(timezone.localdate(each.at))}{about}. {said[:1].upper()}{said[1:]}"


def _ask(ask: Ask, may: bool) -> AskLine:
    words = f"{ask.relationship} asked for {name_of(ask.programme)} on {day(ask.asked_on)}"
    if ask.state != AskState.WAITING:
        ended = f" ({day(ask.ended_on)})" if ask.ended_on else ""
        return AskLine(f"{words}. {ask.get_state_display()}{ended}. {ask.because}".strip(), None)
    off = Link("Take off the list", reverse("take_off_group_list", args=[ask.pk])) if may else None
    return AskLine(f"{words}. {ask.note}".strip() if ask.note else words, off)


def _could_join(
    found: OfFamily, run: Run, could: list[Relationship], may: bool
) -> CouldJoin | None:
    """None where everybody of the family who could join has a place already."""
    there = {
        place.relationship_id
        for place in found.places
        if place.run_id == run.pk and place.left_on is None
    }
    left = [each for each in could if each.pk not in there]
    if there and not left:
        return None
    return CouldJoin(
        run_title(run),
        (days_words(run), run.venue, left_words(run), creche_words(run)),
        tuple(
            Link(f"A place for {each}", reverse("join_group", args=[each.pk, run.pk]))
            for each in left
        )
        if may
        else (),
    )
