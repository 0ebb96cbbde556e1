"""The questions in their order, where to go on, and which safety answers are new."""

from hypothesis import given
from hypothesis import strategies as st

from attunement.measures import Answer, measure, safety_flags
from attunement.service.home_answers.asking import (
    count_answered,
    first_open,
    newly_raised,
    questions,
)
from attunement.service.home_answers.models import AskedForm

MOOD, WORRY = measure("phq-9"), measure("gad-2")
answers = st.dictionaries(
    st.sampled_from([item.key for item in MOOD.items]), st.none() | st.integers(0, 3)
)


def asked(mood: dict[str, Answer], worry: dict[str, Answer]) -> list[AskedForm]:
    return [AskedForm(measure=MOOD.id, answers=mood), AskedForm(measure=WORRY.id, answers=worry)]


def test_the_forms_are_one_numbered_list() -> None:
    found = questions(asked({}, {}))
    assert [each.number for each in found] == list(range(1, 13))
    assert [each.measure.id for each in found] == ["phq-9"] * 10 + ["gad-2"] * 2
    assert first_open(found) == 1
    assert count_answered(found) == 0


@given(answers)
def test_they_go_on_at_the_first_question_that_is_neither_answered_nor_skipped(
    mood: dict[str, Answer],
) -> None:
    found = questions(asked(mood, {"1": 0, "2": None}))
    slow = [number for number, item in enumerate(MOOD.items, start=1) if item.key not in mood]
    assert first_open(found) == (slow[0] if slow else None)
    assert count_answered(found) == sum(value is not None for value in mood.values()) + 1


@given(answers, answers)
def test_a_safety_answer_is_new_unless_the_very_same_stood_there(
    before: dict[str, Answer], after: dict[str, Answer]
) -> None:
    found = newly_raised(MOOD, before, after)
    now = after.get("9")
    wanted = isinstance(now, int) and now >= 1 and before.get("9") != now
    assert bool(found) == wanted
    assert set(found) <= set(safety_flags(MOOD, dict(after.items())))
