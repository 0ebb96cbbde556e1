"""Every visible string of a preview and of a published version: the two are shown alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.urls import reverse

from ....synthesis.plots import Chart
from ...accounts.viewer import Viewer
from ...design.filters import day, plural, when
from ...way.policies import Refusal
from ...way.presenters import Link
from ..models import LivingReview, Publication
from ..permissions import PUBLISH_REVIEWS
from ..shown import ShownOutcome

YOU_DECIDE = (
    "These are numbers of studies, not of any family, and no verdict on what works. Read what to "
    "be careful of beside each."
)


@dataclass(frozen=True)
class Section:
    """One outcome. `lists` are headings with their lines, none of them empty; `picture_before` is
    in a preview alone, and of an outcome that has changed."""

    id: str
    outcome: ShownOutcome
    changed_title: str
    table_title: str
    head: tuple[str, str, str]
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    picture_before: Chart | None
    picture_label: str


@dataclass(frozen=True)
class ResultPage:
    title: str
    caption: str
    back: Link
    lines: tuple[str, ...]
    note: str
    action: Link | None
    refused: str
    contents: tuple[Link, ...]
    sections: tuple[Section, ...]
    older_title: str
    older: tuple[Link, ...]
    inset: str = YOU_DECIDE
    methods_label: str = "How it was computed, with references"


def preview_page(
    viewer: Viewer,
    review: LivingReview,
    last: Publication | None,
    outcomes: tuple[ShownOutcome, ...],
    *,
    pictures: Mapping[str, Chart],
    waiting: int,
    refusal: Refusal | None,
) -> ResultPage:
    """`pictures`: of outcomes as they were, by name; `waiting`: studies that are not in yet."""
    before = (
        f"version {last.number}, published on {day(last.published_at)}"
        if last
        else "nothing: this review has not been published"
    )
    lines = [f"The review as it stands now, beside {before}."]
    if waiting:
        studies = plural(waiting, "study is", "studies are")
        lines.append(f"{studies} still being read or settled, and not in these numbers.")
    may = viewer.may(PUBLISH_REVIEWS)
    number = last.number + 1 if last else 1
    return ResultPage(
        title="What has changed",
        caption=review.title,
        back=Link("Back to the review", reverse("living_review", args=[review.pk])),
        lines=tuple(lines),
        note="",
        action=(
            Link(f"Publish this as version {number}", reverse("publish_review", args=[review.pk]))
            if may and refusal is None
            else None
        ),
        refused=_refused(refusal, may=may),
        contents=_contents(outcomes),
        sections=_sections(
            outcomes, f"Version {last.number}" if last else "Before", "Now", pictures
        ),
        older_title="",
        older=(),
    )


def _refused(refusal: Refusal | None, *, may: bool) -> str:
    if not may:
        return "A team lead or a supervisor can publish this."
    return f"It cannot be published: {refusal.why} {refusal.instead}".strip() if refusal else ""


def publication_page(
    published: Publication, outcomes: tuple[ShownOutcome, ...], versions: list[Publication]
) -> ResultPage:
    newest = versions[0].number
    later = (
        f"There is a later version: {newest}. This one is kept as it was."
        if newest > published.number
        else ""
    )
    pk = published.review_id
    return ResultPage(
        title=f"{published.title}: version {published.number}",
        caption="Living review",
        back=Link("Back to the review", reverse("living_review", args=[pk])),
        lines=(
            f"Published on {when(published.published_at)} by {published.published_by.name}, with "
            f"{published.software}.",
            published.question,
            *((later,) if later else ()),
        ),
        note=published.note,
        action=None,
        refused="",
        contents=_contents(outcomes),
        sections=_sections(outcomes, "Version before", "This version"),
        older_title="Other versions",
        older=tuple(
            Link(
                f"Version {each.number}, {day(each.published_at)}",
                reverse("publication", args=[pk, each.number]),
            )
            for each in versions
            if each.number != published.number
        ),
    )


def _contents(outcomes: tuple[ShownOutcome, ...]) -> tuple[Link, ...]:
    if len(outcomes) < 2:
        return ()
    return tuple(Link(each.name, f"#outcome-{n}") for n, each in enumerate(outcomes, 1))


def _sections(
    outcomes: tuple[ShownOutcome, ...],
    before: str,
    now: str,
    pictures: Mapping[str, Chart] = MappingProxyType({}),
) -> tuple[Section, ...]:
    return tuple(
        Section(
            id=f"outcome-{number}",
            outcome=each,
            changed_title="What changed",
            table_title=f"{each.name}: {before.lower()} and {now.lower()}",
            head=("Number", before, now),
            lists=tuple(
                (title, lines)
                for title, lines in (
                    ("Be careful", each.cautions),
                    ("Left out", each.excluded),
                    ("Not reported here", each.not_reported),
                )
                if lines
            ),
            picture_before=pictures.get(each.name),
            picture_label=f"The picture of {before.lower()}",
        )
        for number, each in enumerate(outcomes, 1)
    )
