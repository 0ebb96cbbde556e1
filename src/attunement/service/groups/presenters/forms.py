"""The words around the forms about groups."""

from dataclasses import replace

from django.urls import reverse

from ...care_packages.programmes import name_of
from ...design.filters import plural, when
from ...relationships.models import Relationship
from ...relationships.presenters import family_form
from ...way.presenters import FormPagePresenter
from ..models import Ask, GroupPlace, GroupSession, Run, Training
from .words import days_words, left_words, run_title

THE_LOG = "It stays readable in the record."


def open_form() -> FormPagePresenter:
    return FormPagePresenter(
        title="Plan a new group",
        intro=("When a package is chosen, the places that are left here count.",),
        submit="Plan the group",
        back_href=reverse("groups"),
        back_label="Back to the groups",
    )


def _of_run(run: Run, page: FormPagePresenter) -> FormPagePresenter:
    return replace(
        page,
        caption=run_title(run),
        back_href=reverse("run", args=[run.pk]),
        back_label="Back to the group",
    )


def change_form(run: Run) -> FormPagePresenter:
    return _of_run(run, FormPagePresenter(title="Change this group"))


def move_form(run: Run) -> FormPagePresenter:
    page = FormPagePresenter(
        title="Say how the group stands",
        intro=(
            f"It is {run.get_state_display().lower()} now.",
            "If it is called off, everybody who has a place goes back on the waiting list, with "
            "the day on which they joined as their turn. Nobody is told by us: call each family.",
        ),
    )
    return _of_run(run, page)


def facilitator_form(run: Run) -> FormPagePresenter:
    return _of_run(run, FormPagePresenter(title="Name who leads it"))


def session_form(session: GroupSession) -> FormPagePresenter:
    page = FormPagePresenter(
        title=f"Change session {session.number}",
        intro=("Nobody is told by us: let the families know.",),
    )
    return _of_run(session.run, page)


def register_form(session: GroupSession) -> FormPagePresenter:
    intro = [f"About: {session.topic}"] if session.topic else []
    if any(place.part_id is not None for place in session.run.cohort.all()):
        intro.append(
            "For families whose package this group is part of, it counts as one of their sessions."
        )
    page = FormPagePresenter(
        title=f"Who came to session {session.number}, {when(session.at)}",
        intro=tuple(intro),
        submit="Save the register",
    )
    return _of_run(session.run, page)


def _back(page: FormPagePresenter, family: int) -> FormPagePresenter:
    return replace(
        page,
        back_href=reverse("family_groups", args=[family]),
        back_label="Back to their groups",
    )


def join_form(relationship: Relationship, run: Run, by_hand: int) -> FormPagePresenter:
    """`by_hand`: sessions, written by hand, of the parts that it can be."""
    page = FormPagePresenter(
        title=f"A place for {relationship}",
        intro=(
            f"{run_title(run)}, {days_words(run)}, {run.venue}. {left_words(run)}.",
            *_by_hand(by_hand),
        ),
    )
    return family_form(relationship.family, _back(page, relationship.family_id))


def _by_hand(sessions: int) -> tuple[str, ...]:
    """On another day than the group's nobody but a person can tell whether one is the same."""
    if not sessions:
        return ()
    return (
        f"{plural(sessions, 'session')} of that part of their care "
        f"{'was' if sessions == 1 else 'were'} written by hand. If one of them was this group’s, "
        "withdraw that record, or it counts twice.",
    )


def join_part_form(place: GroupPlace, by_hand: int) -> FormPagePresenter:
    """`by_hand`: sessions of the part that were written by hand."""
    intro = [
        f"{run_title(place.run)}. Where it is part of a package, the group’s register counts their "
        "sessions. Nobody writes them a second time."
    ]
    intro += _by_hand(by_hand)
    page = FormPagePresenter(
        title=f"This group and the package of {place.relationship}", intro=tuple(intro)
    )
    return family_form(place.relationship.family, _back(page, place.relationship.family_id))


def ask_form(relationship: Relationship) -> FormPagePresenter:
    page = FormPagePresenter(
        title=f"Put {relationship} on a waiting list for the next group",
        intro=("Places are offered in the order in which families asked.",),
    )
    return family_form(relationship.family, _back(page, relationship.family_id))


def leave_form(place: GroupPlace) -> FormPagePresenter:
    page = FormPagePresenter(
        title=f"End the place of {place.relationship}",
        intro=(f"{run_title(place.run)}. Somebody else can have the place from now on.",),
        submit="End the place",
    )
    return family_form(place.relationship.family, _back(page, place.relationship.family_id))


def take_off_form(ask: Ask) -> FormPagePresenter:
    page = FormPagePresenter(
        title=f"Take {ask.relationship} off the waiting list",
        intro=(f"They wait for {name_of(ask.programme)}. {THE_LOG}",),
        submit="Take them off",
    )
    return family_form(ask.relationship.family, _back(page, ask.relationship.family_id))


def training_form() -> FormPagePresenter:
    return FormPagePresenter(
        title="Add training",
        back_href=reverse("group_training"),
        back_label="Back to who is trained",
    )


def withdraw_training_form(row: Training) -> FormPagePresenter:
    return FormPagePresenter(
        title=f"Withdraw the training of {row.holder.name}",
        intro=(f"{name_of(row.programme)}. {THE_LOG}",),
        submit="Withdraw it",
        back_href=reverse("group_training"),
        back_label="Back to who is trained",
    )
