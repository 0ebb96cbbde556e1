"""What one referrer may be told of one referral, and what they were told."""

from dataclasses import dataclass

from django.urls import reverse

from ...design.filters import day, when
from ...way.presenters import Link
from ..models import JointVisit, WordBack
from ..selectors import Correspondence, Line, agency_name

AGREED = "A carer agrees that you share with this service, and nobody has said no."
NOT_AGREED = (
    "Not everybody has agreed that you share with this service. Until then a decision is told in "
    "words that do not say what it was, and nothing is said of meeting or ending."
)


@dataclass(frozen=True)
class Row:
    step: str
    words: str
    state: str
    colour: str
    link: Link | None


@dataclass(frozen=True)
class WordBackPage:
    title: str
    caption: str
    back: Link
    referrer: Link
    change: Link
    agreement_title: str
    agreement: str
    answers: tuple[tuple[str, str], ...]
    consents: Link
    rows_title: str
    rows: tuple[Row, ...]
    visits_title: str
    visits: tuple[tuple[str, str, Link | None], ...]
    no_visits: str
    plan_visit: Link
    withdrawn_title: str
    withdrawn: tuple[str, ...]


def word_back(told: Correspondence) -> WordBackPage:
    introduction = told.introduction
    referral, referrer = introduction.referral, introduction.referrer
    at = [referral.pk]
    return WordBackPage(
        title=f"Word back to {referrer.name}",
        caption=f"{referral.family.name}, referred {day(referral.received_on)}",
        back=Link("Back to the referral", reverse("referral", args=at)),
        referrer=Link(f"{referrer.name}, {agency_name(referrer)}", _referrer(referrer.pk)),
        change=Link("It was somebody else", reverse("name_referrer", args=at)),
        agreement_title=f"May {agency_name(referrer)} be told?",
        agreement=AGREED if told.agreed else NOT_AGREED,
        answers=tuple((person.full_name, str(said.value)) for person, said in told.answers),
        consents=Link("Agreements of this family", reverse("consents", args=[referral.family_id])),
        rows_title="What to tell at each step",
        rows=tuple(_row(referral.pk, line) for line in told.lines),
        visits_title="Joint visits",
        visits=tuple(_visit(visit) for visit in told.visits),
        no_visits="None planned yet.",
        plan_visit=Link("Plan a joint visit", reverse("plan_joint_visit", args=at)),
        withdrawn_title="Withdrawn",
        withdrawn=tuple(_withdrawn(row) for row in told.withdrawn),
    )


def _referrer(pk: int) -> str:
    return reverse("referrer", args=[pk])


def _row(referral: int, line: Line) -> Row:
    step = line.reached.step
    name = f"{step.label}, {day(line.reached.on)}"
    if line.sent is not None:
        sent = line.sent
        state = f"Told {day(sent.sent_on)}, {sent.get_how_display().lower()}, by {sent.sent_by}"
        withdraw = Link("Withdraw", reverse("withdraw_word", args=[sent.pk]))
        return Row(name, sent.words, state, "green", withdraw)
    if not line.words:
        return Row(name, "", "Not told: the family has not agreed", "grey", None)
    link = Link("Tell them, and save it", reverse("send_word", args=[referral, step.value]))
    return Row(name, line.words, "Not told yet", "yellow", link)


def _visit(visit: JointVisit) -> tuple[str, str, Link | None]:
    contact = visit.contact
    outcome = contact.get_outcome_display() if contact.outcome else "Planned"
    if contact.withdrawn_at is not None:
        return when(contact.at), "Withdrawn", None
    link = None
    if not contact.outcome:
        link = Link("Say what came of it", reverse("contact_outcome", args=[contact.pk]))
    return when(contact.at), outcome, link


def _withdrawn(row: WordBack) -> str:
    return f"{row.get_step_display()}, told {day(row.sent_on)}: {row.withdrawn_because}"
