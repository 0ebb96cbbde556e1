"""Those who refer: the list, one of them, and the page that goes back to them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from ...design import pdf
from ...design.filters import day, plural
from ...referrals.models import Outcome, Referral
from ...way.presenters import Link
from ..counting import FEWEST, Told, in_ten
from ..models import Introduction, Referrer
from ..selectors import agency_name

HOW_COUNTED = (
    "Of referrals that were taken on, and that came at least six weeks ago: after how many "
    "somebody of the family was met. A referrer with few families is drawn towards what all have "
    "in common, so that two of two does not read as all. It says how referrer, family and team "
    "found each other. It does not say how good a referrer is."
)
TOO_FEW = f"Fewer than {FEWEST} referrals count so far: too few to say."


@dataclass(frozen=True)
class ReferrersPage:
    title: str
    lead: str
    head: tuple[str, ...]
    caption: str
    rows: tuple[tuple[Link, str, str], ...]
    nothing: str
    unnamed_title: str
    unnamed: tuple[Link, ...]


def referrers(
    rows: Sequence[Referrer], told: Mapping[int, Told], unnamed: Sequence[Referral]
) -> ReferrersPage:
    return ReferrersPage(
        title="Who refers families",
        lead=HOW_COUNTED,
        head=("Referrer", "Works at", "Referrals that came to a meeting"),
        caption="Referrers, by name",
        rows=tuple(
            (
                Link(row.name, reverse("referrer", args=[row.pk])),
                ", ".join(part for part in (row.role, agency_name(row)) if part),
                for_the_team(told.get(row.pk)),
            )
            for row in rows
        ),
        nothing="No referrer has been named yet. Open a referral to say who sent it.",
        unnamed_title="Referrals whose referrer nobody has named",
        unnamed=tuple(
            Link(
                f"{row.referrer_name or 'No name given'}, {day(row.received_on)}",
                reverse("name_referrer", args=[row.pk]),
            )
            for row in unnamed
        ),
    )


def for_the_team(told: Told | None) -> str:
    """The team knows its own families, so it may see the count too."""
    if told is None:
        return "None that counts yet"
    counted = f"{told.count.hits} of {told.count.of}"
    return f"{counted}: too few to say" if not told.enough else f"{counted}: {in_ten(told.share)}"


@dataclass(frozen=True)
class OneReferral:
    link: Link
    state: str
    visits: str
    told: str


@dataclass(frozen=True)
class ReferrerPage:
    title: str
    caption: str
    back: Link
    contact: str
    change: Link
    share_title: str
    share: str
    how_counted: str
    report_title: str
    report: tuple[str, ...]
    report_link: Link
    rows_title: str
    rows: tuple[OneReferral, ...]
    nothing: str


def referrer(
    row: Referrer, told: Told | None, introductions: Sequence[Introduction]
) -> ReferrerPage:
    return ReferrerPage(
        title=row.name,
        caption=", ".join(part for part in (row.role, agency_name(row)) if part),
        back=Link("Back to who refers families", reverse("referrers")),
        contact=row.contact or "No phone or email given",
        change=Link("Change their details", reverse("change_referrer", args=[row.pk])),
        share_title="Referrals that came to a meeting",
        share=for_the_team(told),
        how_counted=HOW_COUNTED,
        report_title="What you can give back to them",
        report=report_words(told, _visits_made(introductions)),
        report_link=Link("Open it as a letter (PDF)", reverse("referrer_report", args=[row.pk])),
        rows_title="Their referrals",
        rows=tuple(_referral(one) for one in introductions),
        nothing="None yet.",
    )


def _referral(one: Introduction) -> OneReferral:
    visits = len(one.joint_visits.all())
    told = [word.get_step_display().lower() for word in one.words_back.all()]
    return OneReferral(
        Link(
            f"{one.referral.family.name}, {day(one.referral.received_on)}",
            reverse("word_back", args=[one.referral_id]),
        ),
        one.referral.get_state_display(),
        plural(visits, "joint visit") if visits else "No joint visit",
        f"Told: {'; '.join(told)}" if told else "Not told anything yet",
    )


def _visits_made(introductions: Sequence[Introduction]) -> int:
    return sum(
        visit.contact.outcome == Outcome.MET and visit.contact.withdrawn_at is None
        for one in introductions
        for visit in one.joint_visits.all()
    )


def report_words(told: Told | None, visits: int) -> tuple[str, ...]:
    """What goes to the referrer: no family, no date, and no number from which one family's way
    could be read. Visits were made with them, so they know how many there were."""
    thanks = "Thank you for the families that you have told about us."
    meeting = TOO_FEW
    if told is not None and told.enough:
        meeting = (
            "Of every 10 families that you refer and we take on, we expect to meet "
            f"{in_ten(told.share)}. This takes into account that small numbers mislead."
        )
    together = f"We have made {plural(visits, 'visit')} together with you."
    offer = (
        "A first visit together often carries trust over to us. If a family is unsure, ask "
        "whether they would be willing to try one meeting, and tell us: we will come with you."
    )
    return (thanks, meeting, *((together,) if visits else ()), offer)


def report(row: Referrer, words: tuple[str, ...], today: dt.date) -> pdf.Letter:
    team = row.team
    lines = [*team.address.splitlines(), team.telephone]
    return pdf.Letter(
        sender=team.name,
        sender_lines=tuple(line.strip() for line in lines if line.strip()),
        date=today,
        recipient=(row.name, agency_name(row)) if row.agency else (row.name,),
        salutation=f"Dear {row.name},",
        subject="The families that you refer",
        paragraphs=words,
        sign_off=("With thanks,", team.name),
    )
