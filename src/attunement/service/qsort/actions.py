"""Every write to sorts and criteria."""

import datetime as dt
from collections.abc import Collection, Mapping

from ...guidance import completed_months
from ...measures import measure
from ...measures.procedures.criterion import Criterion
from ...measures.procedures.qsort import Sort as WholeSort
from ...measures.procedures.security import score_sort
from ..accounts.viewer import Viewer
from ..assessments.actions import record_response
from ..assessments.models import Assessment, Response
from ..audit.actions import action, record
from ..relationships.models import Person, Relationship
from ..relationships.policies import may_withdraw
from ..way.locking import Stale, bump, lock
from ..way.policies import insist
from . import policies, selectors
from .models import CriterionSort, Sort

MEASURE = "attachment-q-sort"


@action
def place_cards(
    *,
    by: Viewer,
    assessment: Assessment,
    relationship: Relationship,
    cards: Collection[int],
    pile: int | None,
    seen: int | None = None,
) -> Sort:
    """Put cards in a pile, or (None) off the board again, and keep the sort so.

    `seen` is the version of the sort that the person had before them, 0 where there was none.
    Raises Stale when it has changed since.
    """
    assessment = lock(assessment)
    sort = selectors.own_sort(by, assessment, relationship)
    if seen is not None and seen != (sort.version if sort else 0):
        raise Stale(sort or assessment)
    insist(policies.may_sort(assessment, sort))
    insist(policies.may_place(cards, pile))
    if sort is None:
        sort = Sort.objects.create(
            assessment=assessment, relationship=relationship, rater=by.user, version=0
        )
    sort = lock(sort)
    kept = {card: held for card, held in sort.piles.items() if card not in cards}
    if pile is not None:
        kept |= dict.fromkeys(cards, pile)
    sort.placement = {str(card): held for card, held in sorted(kept.items())}
    bump(sort, "placement")
    record(
        by=by,
        verb="placed cards of a Q-sort",
        family=relationship.family_id,
        subject=f"sort {sort.pk}",
        details={"cards": len(cards), "placed": len(kept)},
    )
    return sort


@action
def finish_sort(
    *,
    by: Viewer,
    sort: Sort,
    criterion: CriterionSort,
    observed_on: dt.date,
    seen: int | None = None,
) -> Response:
    """Score a whole sort against a criterion, and record the score as the measure's form.

    What the form needs (age, certificate, one in an assessment) is asked there.
    """
    relationship = sort.relationship
    sort = lock(sort, seen=seen)
    assessment = lock(sort.assessment)
    insist(policies.may_sort(assessment, sort))
    insist(policies.may_finish(sort.piles))
    definition = measure(MEASURE)
    scored = score_sort(
        definition,
        WholeSort.of(sort.piles),
        _criterion(criterion),
        sorted_by="trained-rater",
        child_months=_months(relationship.child, observed_on),
    )
    (item,) = definition.items
    decimals = definition.response(item).decimals
    response = record_response(
        by=by,
        assessment=assessment,
        measure=MEASURE,
        relationship=relationship,
        answered_on=observed_on,
        answers={item.key: round(scored.value, decimals)},
    )
    sort.criterion, sort.response = criterion, response
    bump(sort, "criterion", "response")
    record(
        by=by,
        verb="finished a Q-sort",
        family=relationship.family_id,
        subject=f"sort {sort.pk}",
        details={"criterion": criterion.pk, "response": response.pk},
    )
    return response


def _criterion(row: CriterionSort) -> Criterion:
    return Criterion(
        stands_for=row.stands_for,
        source=row.source,
        page=row.page,
        entered_by=row.entered_by.name,
        entered_on=row.entered_at.date(),
        values={int(card): value for card, value in row.values.items()},
    )


def _months(child: Person, on: dt.date) -> int | None:
    born = child.born_on
    return completed_months(born, on) if born and born <= on else None


@action
def enter_criterion(
    *, by: Viewer, stands_for: str, source: str, page: str, values: Mapping[int, float]
) -> CriterionSort:
    """Keep where experts place each card, as the source prints it."""
    lock(by.team)  # two people who enter the same criterion take turns
    insist(policies.may_enter(stands_for, selectors.criteria(by)))
    row = CriterionSort.objects.create(
        team=by.team,
        stands_for=stands_for,
        source=source,
        page=page,
        values={str(card): value for card, value in sorted(values.items())},
        entered_by=by.user,
    )
    record(
        by=by,
        verb="entered a criterion sort",
        subject=f"criterion sort {row.pk}",
        details={"stands_for": stands_for, "source": source, "page": page},
    )
    return row


@action
def withdraw_criterion(*, by: Viewer, criterion: CriterionSort, because: str) -> CriterionSort:
    """Take back a criterion that was entered wrongly. Scores that were made with it stay, and say
    with which."""
    criterion = CriterionSort.objects.select_for_update().get(pk=criterion.pk)
    insist(may_withdraw(criterion))
    criterion.save(update_fields=criterion.mark_withdrawn(by=by.user, because=because))
    record(by=by, verb="withdrew a criterion sort", subject=f"criterion sort {criterion.pk}")
    return criterion
