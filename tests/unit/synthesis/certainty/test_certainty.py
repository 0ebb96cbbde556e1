"""AMSTAR 2 and GRADE: judgements with reasons, and the rule that follows from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.synthesis.certainty import (
    Amstar2,
    Answer,
    Certainty,
    Confidence,
    Domain,
    Grade,
    Judgement,
    Raised,
)
from attunement.synthesis.certainty.amstar import CRITICAL, TOPICS, Item
from attunement.synthesis.errors import WrongColumns

REASON = "As its methods section says."


def appraised(*no: int) -> Amstar2:
    items = {
        number: Item(answer=Answer.NO if number in no else Answer.YES, reason=REASON)
        for number in TOPICS
    }
    return Amstar2(review="A review", judged_by="Dr Q", items=items)


@pytest.mark.parametrize(
    ("no", "confidence"),
    [
        ((), Confidence.HIGH),
        ((1,), Confidence.HIGH),
        ((1, 3), Confidence.MODERATE),
        ((2,), Confidence.LOW),
        ((2, 1, 3, 5), Confidence.LOW),
        ((2, 4), Confidence.CRITICALLY_LOW),
    ],
)
def test_the_overall_confidence(no: tuple[int, ...], confidence: Confidence) -> None:
    assert appraised(*no).confidence is confidence


@given(st.frozensets(st.sampled_from(sorted(TOPICS))), st.sampled_from(sorted(CRITICAL)))
def test_a_critical_flaw_never_raises_it(no: frozenset[int], flaw: int) -> None:
    order = list(Confidence)
    worse = order.index(appraised(*no, flaw).confidence)
    assert worse >= order.index(appraised(*no).confidence)


def test_each_item_is_there_with_its_reason() -> None:
    items = dict(appraised().items)
    with pytest.raises(WrongColumns, match="Items \\[16\\]"):
        Amstar2(review="R", judged_by="Q", items={n: items[n] for n in range(1, 16)})
    unsaid = {**items, 4: Item(answer=Answer.YES, reason=" ")}
    with pytest.raises(WrongColumns, match="Item 4 has no reason"):
        Amstar2(review="R", judged_by="Q", items=unsaid)


def test_nothing_pooled_is_an_answer_only_where_pooling_is_asked_about() -> None:
    items = dict(appraised().items)
    none = Item(answer=Answer.NOT_POOLED, reason=REASON)
    assert Amstar2(review="R", judged_by="Q", items={**items, 11: none}).critical_flaws == ()
    with pytest.raises(WrongColumns, match="Item 4 does not depend on pooling"):
        Amstar2(review="R", judged_by="Q", items={**items, 4: none})


def judged(**levels: int) -> dict[Domain, Judgement]:
    return {
        domain: Judgement(levels=levels.get(domain.name.lower(), 0), reason=REASON)
        for domain in Domain
    }


def graded(design: str = "randomised", raised: int = 0, **levels: int) -> Grade:
    large = {Raised.LARGE_EFFECT: Judgement(levels=raised, reason=REASON)} if raised else {}
    return Grade(
        outcome="sensitivity",
        design=design,  # type: ignore[arg-type]
        judged_by="Dr Q",
        lowered=judged(**levels),
        raised=large,
    )


def test_from_where_it_starts_and_how_far_it_goes() -> None:
    assert graded().certainty is Certainty.HIGH
    assert graded("observational").certainty is Certainty.LOW
    assert graded(imprecision=1, indirectness=1).certainty is Certainty.LOW
    assert graded(imprecision=2, indirectness=2, inconsistency=2).certainty is Certainty.VERY_LOW
    assert graded("observational", raised=2).certainty is Certainty.HIGH


def test_trials_are_not_raised_nor_what_was_lowered() -> None:
    with pytest.raises(WrongColumns, match="only for observational studies"):
        graded(raised=1)
    with pytest.raises(WrongColumns, match="only for observational studies"):
        graded("observational", raised=1, imprecision=1)


def test_no_domain_is_passed_over_and_each_has_a_reason() -> None:
    held = judged()
    del held[Domain.PUBLICATION_BIAS]
    with pytest.raises(WrongColumns, match="No judgement on publication-bias"):
        Grade(outcome="x", design="randomised", judged_by="Q", lowered=held, raised={})
    with pytest.raises(WrongColumns, match="no reason"):
        Judgement(levels=0, reason="")
    with pytest.raises(WrongColumns, match="3 levels"):
        Judgement(levels=3, reason=REASON)


def test_a_dose_response_raises_by_one_at_most() -> None:
    with pytest.raises(WrongColumns, match="at most 1"):
        Grade(
            outcome="x",
            design="observational",
            judged_by="Q",
            lowered=judged(),
            raised={Raised.DOSE_RESPONSE: Judgement(levels=2, reason=REASON)},
        )
