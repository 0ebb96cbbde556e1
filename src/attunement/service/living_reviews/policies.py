"""What the state of a review, of its studies and of its records allows."""

from collections.abc import Collection, Mapping

from ..accounts.models import User
from ..way.policies import Refusal
from .models import Record, Study

NO_OUTCOME = Refusal(
    "This review has no outcome yet.", "Add one first: it says which numbers to look for."
)
NOTHING_IN = Refusal("There is nothing to publish: no study is in this review.")


def may_add_outcome(name: str, *, names: Collection[str], being_read: int) -> Refusal | None:
    """`being_read`: how many studies wait for a reading or to be settled."""
    if name in names:
        return Refusal(f"The review has an outcome called {name}.", "Give this one another name.")
    if being_read:
        return Refusal(
            "Some studies are being read, and their readers were not asked for another outcome.",
            "Settle those studies first.",
        )
    return None


def may_add_study(label: str, *, labels: Collection[str], outcomes: int) -> Refusal | None:
    if not outcomes:
        return NO_OUTCOME
    if label in labels:
        return Refusal(f"{label} is in this review.", "A study counts once: name this one apart.")
    return None


def may_read(study: Study, *, readers: Collection[int], by: User) -> Refusal | None:
    """`readers`: ids of those who have read it."""
    if refusal := _still_open(study):
        return refusal
    if by.pk in readers:
        return Refusal("You have read this study.", "Somebody else reads it, without your numbers.")
    if len(readers) > 1:
        return Refusal("Two people have read this study.", "Settle where they differ.")
    return None


def may_settle(study: Study, *, readings: int) -> Refusal | None:
    if refusal := _still_open(study):
        return refusal
    if readings < 2:
        return Refusal("Two people have to read this study before anything can be settled.")
    return None


def may_withdraw(study: Study) -> Refusal | None:
    if study.withdrawn_at is not None:
        return Refusal(f"{study} has been taken out already.")
    return None


def _still_open(study: Study) -> Refusal | None:
    if refusal := may_withdraw(study):
        return refusal
    if study.settled_at is not None:
        return Refusal(
            f"The numbers of {study} are settled.",
            "If they are wrong, take the study out with the reason and enter it again.",
        )
    return None


def may_publish(
    *, studies: int, changed: bool, entered_by: Collection[int], by: User
) -> Refusal | None:
    """`entered_by`: ids of those who entered, settled or took out what is new since the version
    before."""
    if not studies:
        return NOTHING_IN
    if not changed:
        return Refusal("Nothing has changed since the last version.")
    if set(entered_by) <= {by.pk}:
        return Refusal(
            "You alone entered what is new, and nobody has looked at it beside you.",
            "Ask another team lead or supervisor to look at it and publish it.",
        )
    return None


def may_judge(record: Record, *, judges: Collection[int], by: User) -> Refusal | None:
    """`judges`: ids of those who have judged it."""
    if record.decision:
        return Refusal("It has been decided what becomes of this record.")
    if by.pk in judges:
        return Refusal("You have judged this record.", "Somebody else judges it, without yours.")
    if len(judges) > 1:
        return Refusal("Two people have judged this record.", "Settle where they differ.")
    return None


def may_decide(record: Record, *, judgements: int) -> Refusal | None:
    if record.decision:
        return Refusal("It has been decided what becomes of this record.")
    if judgements < 2:
        return Refusal("Two people have to judge this record first.")
    return None


def settles_all(
    differ: Collection[tuple[int, str]], *, given: Mapping[tuple[int, str], str]
) -> Refusal | None:
    """`given`: the reason for each outcome and column that something was decided on."""
    if set(given) != set(differ):
        return Refusal("Something has to be taken for each number on which the readings differ.")
    if not all(reason.strip() for reason in given.values()):
        return Refusal("Each decision needs a reason.")
    return None
