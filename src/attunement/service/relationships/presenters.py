"""Every visible string of this app's pages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from attunement.knowledge.stressor import Stressor as Item

from ..accounts.models import Team
from ..design.filters import day
from ..way.presenters import FormPagePresenter
from .models import Episode, Family, Person, Relationship, Task, TaskKind


def family_form(family: Family, page: FormPagePresenter) -> FormPagePresenter:
    """A form about a family: under its name, with the safe-contact note before anything else."""
    return replace(
        page,
        caption=family.name,
        back_href=page.back_href or reverse("family", args=[family.pk]),
        back_label=page.back_label if page.back_href else f"Back to {family.name}",
        warning=family.safe_contact,
    )


HOUSED = (
    "Where they live is kept with their home. Change it under “Homes and parental responsibility”, "
    "on the page of the family."
)


def keyworker_form(episode: Episode) -> FormPagePresenter:
    page = FormPagePresenter(
        title="Change the keyworker",
        intro=(
            f"{episode.keyworker.name} is the keyworker now. What {episode.keyworker.name} still "
            "had to do for this family goes to the new keyworker.",
            "Appointments stay with whoever was to keep them, and each part of a package with "
            "whoever delivers it. Tell the family who they will meet.",
        ),
        submit="Change the keyworker",
    )
    return family_form(episode.family, page)


def person_form(family: Family, person: Person, *, housed: bool = False) -> FormPagePresenter:
    """`housed`: their address is kept with their home, and not asked for here."""
    page = FormPagePresenter(title=f"Change {possessive(person.full_name)} details")
    if person.unborn:
        page = replace(page, intro=("When the baby is born, record the birth instead.",))
    if housed:
        page = replace(page, intro=(*page.intro, HOUSED))
    return family_form(family, page)


def birth_form(family: Family, person: Person) -> FormPagePresenter:
    assert person.due_on is not None, "only a baby with a due date is still to be born"
    return family_form(
        family,
        FormPagePresenter(
            title=f"Record the birth of {person.full_name}",
            intro=(
                f"The due date, {day(person.due_on)}, stays in the record: the age of a baby who "
                "was born early is counted from it.",
            ),
            submit="Record the birth",
        ),
    )


def loss_form(family: Family, person: Person) -> FormPagePresenter:
    intro = (
        f"We are sorry. This records that {person.first_name} died.",
        "Ages, reminders, invitations and links to questions at home stop. Nothing is deleted: "
        f"everything about {person.first_name} can still be read.",
        "Appointments stay in the diary, so that you can change each one in person.",
    )
    if person.born_on is None:
        intro = ("We are sorry. This records that the pregnancy ended in a loss.", *intro[1:])
    page = FormPagePresenter(
        title=f"Record the loss of {person.full_name}", intro=intro, submit="Record the loss"
    )
    return family_form(family, page)


def correct_loss_form(family: Family, person: Person) -> FormPagePresenter:
    page = FormPagePresenter(
        title=f"The loss of {person.full_name} was recorded by mistake",
        intro=(
            "Ages and the work go on as before. Links that stopped must be sent again. The mistake "
            "and its correction both stay in the log.",
        ),
        submit="Correct it",
    )
    return family_form(family, page)


def include_form(relationship: Relationship) -> FormPagePresenter:
    page = FormPagePresenter(
        title=f"Make {relationship} part of the work",
        intro=(
            "From now on this relationship can be measured, understood and worked with in the "
            "episode of care that is open.",
        ),
        submit="Make them part of it",
    )
    return family_form(relationship.family, page)


def relationship_form(relationship: Relationship) -> FormPagePresenter:
    page = FormPagePresenter(
        title=f"{relationship.child.first_name} and {relationship.carer.first_name}",
        intro=("Who they are to each other. What was recorded about them before stays.",),
    )
    return family_form(relationship.family, page)


def task_form(task: Task, *, team: Team) -> FormPagePresenter:
    intro = tuple(words for words in (task.why, f"Due {day(task.due_on)}.") if words)
    if task.kind == TaskKind.SAFETY and team.crisis_text:
        intro = (*intro, team.crisis_text)
    return family_form(
        task.family,
        FormPagePresenter(title=task.title, intro=intro, submit="Mark as done"),
    )


@dataclass(frozen=True)
class ItemFields:
    """The names of the three form fields of one item."""

    presence: str
    changeable: str
    acting: str


@dataclass(frozen=True)
class Category:
    title: str
    items: tuple[ItemFields, ...]


@dataclass(frozen=True, kw_only=True)
class ChecklistPresenter(FormPagePresenter):
    categories: tuple[Category, ...]
    more: str = "Can it change, and who is acting?"


def checklist(family: Family, items: Sequence[Item]) -> ChecklistPresenter:
    """The checklist in the order and the categories of the knowledge store."""
    titles = dict.fromkeys(item.category_name for item in items)
    page = family_form(
        family,
        FormPagePresenter(
            title="What is hard for this family, and what helps",
            intro=(
                "Answer what you know: an item without an answer stays as it is. "
                "What was said before stays in the record.",
                "This is a list to act on. It is not a score, and it predicts nothing about "
                "one family.",
            ),
        ),
    )
    return ChecklistPresenter(
        **vars(page),
        categories=tuple(
            Category(
                title,
                tuple(_fields(item) for item in items if item.category_name == title),
            )
            for title in titles
        ),
    )


def _fields(item: Item) -> ItemFields:
    return ItemFields(item.id, f"{item.id}-changeable", f"{item.id}-acting")


def possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"
