"""What one family was offered, what came of it, and who has not been asked yet."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from ....knowledge import library
from ...accounts.models import Team
from ...design.filters import day, plural
from ...relationships.models import Person
from ...way.presenters import Link
from ..models import NOT_ON_PAPER, SEALED, Signpost, SignpostState
from ..reliable import stale
from ..selectors import OfFamily
from ..states import TRANSITIONS

COLOURS = {
    SignpostState.OFFERED: "white",
    SignpostState.ACCEPTED: "blue",
    SignpostState.DECLINED: "grey",
    SignpostState.ARRIVED: "green",
    SignpostState.NOT_ARRIVED: "yellow",
    SignpostState.FINISHED: "green",
}
OPEN = (SignpostState.OFFERED, SignpostState.ACCEPTED, SignpostState.ARRIVED)
AFTER_LOSS = "This family has lost a baby. Read their page before you ask."


@dataclass(frozen=True)
class HelpLine:
    """`sealed` is said of what only those read who may read the safeguarding section."""

    title: str
    state: str
    colour: str
    sealed: str
    facts: tuple[tuple[str, str], ...]
    steps: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True)
class FamilyHelpPage:
    title: str
    caption: str
    back: Link
    warning: str
    lead: str
    rows: tuple[HelpLine, ...]
    nothing: str
    links: tuple[Link, ...]
    sheets_title: str
    sheets: tuple[Link, ...]


def family_help(found: OfFamily, today: dt.date) -> FamilyHelpPage:
    family = found.family
    return FamilyHelpPage(
        title="Help from elsewhere",
        caption=family.name,
        back=Link(f"Back to {family.name}", reverse("family", args=[family.pk])),
        warning=family.safe_contact,
        lead="What was offered, what they said, and what came of it. “No, thank you” is an answer.",
        rows=tuple(_line(each, today) for each in found.signposts),
        nothing="Nothing has been offered yet.",
        links=(
            Link("Write down what was offered", reverse("offer_help", args=[family.pk])),
            Link("See strains, and who is acting", reverse("stressor_map", args=[family.pk])),
        ),
        sheets_title="Print what was offered, to take home",
        sheets=tuple(
            Link(each.full_name, reverse("help_sheet", args=[family.pk, each.pk]))
            for each in found.people
            if not each.unborn and not each.lost and on_paper(found.signposts, each)
        ),
    )


def _line(each: Signpost, today: dt.date) -> HelpLine:
    state = SignpostState(each.state)
    withdrawn = each.withdrawn_at is not None
    who = each.person.full_name if each.person else "The family as a whole"
    known = library().stressors.get(each.item)
    facts = [("For", who), ("How to get in touch", each.service.contact)]
    if known is not None:
        facts.append(("About", f"{known.text[:1].upper()}{known.text[1:]}"))
    if stale(each.service.checked_on, today):
        facts.append(("Check first", f"Last checked {day(each.service.checked_on)}"))
    if withdrawn:
        facts.append(("Withdrawn", each.withdrawn_because))
    elif words := asked_words(each, today):
        facts.append(("Did they arrive?", words))
    links = []
    if not withdrawn and TRANSITIONS[state]:
        links.append(Link("Say how it stands", reverse("step_help", args=[each.pk])))
    if not withdrawn:
        links.append(Link("Withdraw", reverse("withdraw_help", args=[each.pk])))
    return HelpLine(
        title=each.service.name,
        state="Withdrawn" if withdrawn else state.label,
        colour="grey" if withdrawn else COLOURS[state],
        sealed="Sealed: read by those who may read the safeguarding section. Do not leave a "
        "message about it, and do not write it down for them."
        if each.service.kind in SEALED
        else "",
        facts=tuple(facts),
        steps=tuple(
            f"{day(step.on)}: {step.get_to_display()}. {step.note} ({step.by.name})".replace(
                ".  (", " ("
            )
            for step in each.steps.all()
        ),
        links=tuple(links),
    )


def asked_words(each: Signpost, today: dt.date) -> str:
    """Nobody is called late who has lost a baby since."""
    if each.state != SignpostState.ACCEPTED or each.ask_on is None:
        return ""
    if each.family.loss_recorded_at is not None:
        return AFTER_LOSS
    late = (today - each.ask_on).days
    if late > 0:
        return f"Ask them: it was due {day(each.ask_on)}, {plural(late, 'day')} ago"
    return "Ask today" if late == 0 else f"Ask on {day(each.ask_on)}"


@dataclass(frozen=True)
class AskLine:
    family: Link
    what: Link
    words: str
    overdue: bool


@dataclass(frozen=True)
class ArrivePage:
    title: str
    back: Link
    lead: str
    rows: tuple[AskLine, ...]
    nothing: str
    overdue: str


def arrive(rows: Sequence[Signpost], today: dt.date) -> ArrivePage:
    return ArrivePage(
        title="Did they arrive?",
        back=Link("Back to local services", reverse("local_services")),
        lead="Help that somebody would like, and of which nobody has said yet whether they "
        "arrived. Each stands on its keyworker’s worklist too, from the day on which we ask.",
        rows=tuple(_ask(each, today) for each in rows),
        nothing="Nobody is waiting to be asked.",
        overdue="Overdue",
    )


def _ask(each: Signpost, today: dt.date) -> AskLine:
    who = f", for {each.person.first_name}" if each.person else ""
    after_loss = each.family.loss_recorded_at is not None
    return AskLine(
        family=Link(each.family.name, reverse("family_help", args=[each.family_id])),
        what=Link(f"{each.service.name}{who}", reverse("step_help", args=[each.pk])),
        words=asked_words(each, today),
        overdue=not after_loss and each.ask_on is not None and each.ask_on < today,
    )


@dataclass(frozen=True)
class OnPaper:
    name: str
    area: str
    contact: str
    about: str


@dataclass(frozen=True)
class SheetPage:
    title: str
    caption: str
    back: Link
    note: str
    lead: str
    services: tuple[OnPaper, ...]
    nothing: str
    sender: str
    telephone: str


def on_paper(rows: Sequence[Signpost], person: Person) -> list[Signpost]:
    """What may stand on a page that this person takes home: offered to them or to the whole family,
    still wanted, and of no kind that somebody else at home must not see."""
    return [
        each
        for each in rows
        if each.withdrawn_at is None
        and each.state in OPEN
        and each.person_id in {None, person.pk}
        and each.service.kind not in NOT_ON_PAPER
        and each.service.retired_on is None
    ]


def sheet(team: Team, found: OfFamily, person: Person) -> SheetPage:
    return SheetPage(
        title="Places that can help",
        caption=f"For {person.first_name}",
        back=Link("Back to help from elsewhere", reverse("family_help", args=[found.family.pk])),
        note="Some kinds of help are never put on paper, because somebody else may pick it up. "
        "Look at the page before, and say those in person, where it is safe.",
        lead="We talked about these with you. You choose which to try. You can ask us to call with "
        "you, or to come along the first time.",
        services=tuple(
            OnPaper(each.service.name, each.service.area, each.service.contact, each.service.about)
            for each in on_paper(found.signposts, person)
        ),
        nothing="There is nothing to print.",
        sender=team.name,
        telephone=team.telephone,
    )
