"""Every visible string about a parent's own therapy."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from ...measures import measure
from ..care_packages.models import Part
from ..care_packages.programmes import name_of
from ..design.filters import day
from ..relationships.models import Family
from ..relationships.presenters import family_form
from ..sections.rules import Access, Section
from ..way.presenters import FormPagePresenter, Link
from .models import AgreedSummary, TherapyGoal, TherapyScore
from .policies import Row
from .selectors import OfFamily, Therapy

NO_SUMMARY = "The parent has not agreed to any words about it. Do not ask others what it is about."


@dataclass(frozen=True, kw_only=True)
class TherapyLine:
    """`words` is what the parent agreed that the team may know."""

    title: str
    tag: str
    colour: str
    words: str
    origin: str
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class TherapiesPage:
    title: str = "Own therapy"
    caption: str
    back: Link
    lead: str = (
        "What a parent says in their own therapy is theirs. Only its therapist and the supervisor "
        "read it. The rest of the team sees that there is one, and the words that the parent "
        "agreed to."
    )
    rows: tuple[TherapyLine, ...]
    none_yet: str = "No parent of this family is in own therapy with us."
    open_it: Link | None


def therapies_page(found: OfFamily) -> TherapiesPage:
    family = found.family
    opening = reverse("break_glass", args=[family.pk, Section.OWN_THERAPY.value])
    sealed = found.access == Access.WITH_REASON and bool(found.therapies)
    return TherapiesPage(
        caption=family.name,
        back=Link(f"Back to {family.name}", reverse("family", args=[family.pk])),
        rows=tuple(_line(each) for each in found.therapies),
        open_it=Link("Open it with a reason", opening) if sealed else None,
    )


def _line(found: Therapy) -> TherapyLine:
    part, summary = found.part, found.summary
    who = part.person.first_name if part.person else "A parent"
    ended = part.ended_on is not None
    therapist = ""
    if summary and summary.names_therapist and part.practitioner:
        therapist = f" With {part.practitioner.name}."
    return TherapyLine(
        title=who,
        tag="Ended" if ended else "In own therapy",
        colour="grey" if ended else "blue",
        words=summary.words if summary else "",
        origin=f"Agreed on {day(summary.agreed_on)}.{therapist}" if summary else NO_SUMMARY,
        links=(Link("Read the therapy", reverse("therapy", args=[part.pk])),)
        if found.readable
        else (),
    )


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A goal, a score, or agreed words, with what can be done with it."""

    title: str
    lines: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class TherapyPage:
    title: str
    caption: str
    back: Link
    lead: str = (
        "Only the therapist and the supervisor read this page. A team lead may open it for a while "
        "with a reason, which the supervisor reviews."
    )
    actions: tuple[Link, ...]
    goals: tuple[Kept, ...]
    goals_title: str = "Goals"
    goals_none: str = "No goal has been set yet."
    scores: tuple[Kept, ...]
    scores_title: str = "Questionnaires"
    scores_none: str = "No score has been entered yet."
    summaries: tuple[Kept, ...]
    summaries_title: str = "Agreed summary"
    summaries_none: str = "The parent has not agreed to any words yet."


def therapy_page(
    part: Part,
    goals: Iterable[TherapyGoal],
    scores: Iterable[TherapyScore],
    summaries: Iterable[AgreedSummary],
    *,
    standing: AgreedSummary | None,
) -> TherapyPage:
    family = part.package.episode.family
    who = part.person.first_name if part.person else "A parent"
    links = [
        ("Sessions", "part"),
        ("Set a goal", "set_therapy_goal"),
        ("Enter a score", "enter_therapy_score"),
        ("Write down an agreed summary", "agree_summary"),
    ]
    return TherapyPage(
        title=f"{who}: {name_of(part.programme)}",
        caption=family.name,
        back=Link("Back to own therapy", reverse("own_therapies", args=[family.pk])),
        actions=tuple(Link(label, reverse(name, args=[part.pk])) for label, name in links),
        goals=tuple(_goal(each) for each in goals),
        scores=tuple(_score(each) for each in scores),
        summaries=tuple(_summary(each, standing) for each in summaries),
    )


def _take_back(kind: str, pk: int) -> Link:
    return Link("Withdraw", reverse("take_back", args=[kind, pk]))


def _goal(goal: TherapyGoal) -> Kept:
    rated = [f"{each.rating} out of 10 on {day(each.rated_on)}" for each in goal.ratings.all()]
    return Kept(
        title=f"“{goal.words}”",
        lines=(f"Set on {day(goal.set_on)}.", *rated),
        links=(
            Link("Say how close they feel", reverse("rate_therapy_goal", args=[goal.pk])),
            _take_back("goal", goal.pk),
        ),
    )


def _score(score: TherapyScore) -> Kept:
    name = measure(score.measure).name
    return Kept(
        title=f"{name}: {score.total.normalize():f}",
        lines=tuple(
            each
            for each in (
                f"{day(score.answered_on)}, entered by {score.written_by.name}.",
                score.note,
            )
            if each
        ),
        links=(_take_back("score", score.pk),),
    )


def _summary(summary: AgreedSummary, standing: AgreedSummary | None) -> Kept:
    names = "The therapist may be named." if summary.names_therapist else "No therapist is named."
    lines = [
        summary.words,
        f"Agreed on {day(summary.agreed_on)}: {summary.how} {names}",
    ]
    if summary.withdrawn_at:
        lines.append(f"Taken back on {day(summary.withdrawn_at)}: {summary.withdrawn_because}")
    stands = standing is not None and summary.pk == standing.pk
    return Kept(
        title="This is what the team reads" if stands else "Earlier words",
        lines=tuple(lines),
        links=(_take_back("summary", summary.pk),) if stands else (),
    )


def in_therapy(part: Part, page: FormPagePresenter) -> FormPagePresenter:
    """A form within a therapy: under the family's name, and back to the therapy."""
    back = {"back_href": reverse("therapy", args=[part.pk]), "back_label": "Back to the therapy"}
    family: Family = part.package.episode.family
    return family_form(family, FormPagePresenter(**{**vars(page), **back}))


SUMMARY = FormPagePresenter(
    title="An agreed summary",
    intro=(
        "Write only what the parent agreed to, and read it to them first. They can take it back at "
        "any time; then the team sees none.",
    ),
)
GOAL = FormPagePresenter(title="A goal of the therapy")
SCORE = FormPagePresenter(
    title="The score of a questionnaire",
    intro=("It stays within the therapy: it is in no total, chart or letter.",),
)
RATE = FormPagePresenter(title="How close they feel to a goal")


def rate_form(goal: TherapyGoal) -> FormPagePresenter:
    return FormPagePresenter(title=RATE.title, intro=(f"“{goal.words}”",))


def take_back_form(row: Row) -> FormPagePresenter:
    if isinstance(row, AgreedSummary):
        words = "From now on the team sees no words about this therapy, not even earlier ones."
        return FormPagePresenter(title="Withdraw the agreed summary", intro=(words,))
    words = "It leaves the page, and stays in the record with the reason."
    return FormPagePresenter(title="Withdraw an entry", intro=(words,))
