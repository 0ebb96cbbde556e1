"""Living reviews, through actions alone. Their studies are named after trees: nobody did them."""

from attunement.service.accounts.viewer import Viewer
from attunement.service.living_reviews import actions
from attunement.service.living_reviews.importing import records_in
from attunement.service.living_reviews.models import (
    LivingReview,
    Publication,
    Record,
    ReviewOutcome,
    Study,
    Verdict,
)
from attunement.synthesis.effects.reading import columns_by_name, read_table
from attunement.synthesis.living import Outcome, entries_of_table

TABLE = """\
Study,m1,sd1,n1,m2,sd2,n2
Ash 2001,24.1,5.2,40,21.0,5.6,41
Beech 2004,30.5,6.1,55,28.9,6.0,52
Cedar 2009,18.2,4.4,33,15.1,4.9,30
Dogwood 2013,26.7,5.0,60,26.1,5.3,61
"""
NUMBERS = {"m1": 27.5, "sd1": 5.5, "n1": 48.0, "m2": 24.0, "sd2": 5.0, "n2": 47.0}


def review(by: Viewer, title: str = "Trees and sensitivity") -> LivingReview:
    return actions.start_review(
        by=by, title=title, question="Does shade change sensitivity, compared with none?"
    )


def outcome(
    by: Viewer, review: LivingReview, name: str = "sensitivity", table: str = TABLE
) -> ReviewOutcome:
    read = read_table(table)
    columns = columns_by_name(read, "SMD")
    asked = Outcome(name=name, measure="SMD", columns=tuple(columns))
    entries = entries_of_table(read, outcome=asked, columns=columns, label="Study")
    return actions.add_outcome(
        by=by, review=review, name=name, measure="SMD", columns=columns, entries=entries
    )


def study(by: Viewer, review: LivingReview, label: str = "Elm 2025") -> Study:
    return actions.add_study(by=by, review=review, label=label, citation=f"{label}. On shade.")


def read(by: Viewer, study: Study, outcome: ReviewOutcome, **numbers: float) -> Study:
    """One person's reading; `numbers` differ from NUMBERS."""
    return actions.read_study(
        by=by,
        study=study,
        values={str(outcome.pk): {**NUMBERS, **numbers}},
        found_in="Table 2, page 7",
    )


def read_by_both(
    first: Viewer, second: Viewer, review: LivingReview, outcome: ReviewOutcome, label: str
) -> Study:
    """A study that two people read alike: it is in."""
    added = study(first, review, label)
    read(first, added, outcome)
    return read(second, added, outcome)


def publish(by: Viewer, review: LivingReview, note: str = "") -> Publication:
    return actions.publish(by=by, review=review, note=note)


def records(by: Viewer, review: LivingReview, count: int = 2, start: int = 0) -> list[Record]:
    lines = [f"Shade and trees {n},Okafor A; Lee B,2024" for n in range(start, start + count)]
    text = "\n".join(["title,authors,year", *lines])
    actions.import_records(by=by, review=review, found=records_in(text))
    return list(Record.objects.filter(review=review).order_by("pk"))[-count:]


def judge(by: Viewer, record: Record, verdict: Verdict = Verdict.INCLUDE, why: str = "") -> Record:
    return actions.judge_record(by=by, record=record, verdict=verdict, reason=why)
