"""Bad answers are named one by one: where, what, and how to mend it."""

import pytest

from attunement.measures import InvalidAnswers, measure, score


def problems(id_, answers):
    with pytest.raises(InvalidAnswers) as raised:
        score(measure(id_), answers)
    return raised.value.problems


def test_all_faults_are_reported_and_none_hides_another():
    found = problems("phq-9", {1: 4, 2: -1, 3: "2", 4: True, "10": 1, 5: 1})
    assert [problem.where for problem in found] == ["10", "1", "2", "3", "4"]
    assert all(problem.what and problem.mend for problem in found)


def test_out_of_range_says_the_value_and_what_is_permitted():
    (problem,) = problems("phq-9", {9: 7})
    assert problem == (
        "9",
        "Question 9 is 7, which this form does not have.",
        "Enter 0, 1, 2 or 3.",
    )


@pytest.mark.parametrize(
    ("id_", "answers", "mend"),
    [
        ("kips", {1: 6}, "Enter 1 to 5 or “not observed”."),
        ("care-index", {"adult-sensitive": 15}, "Enter 0 to 14."),
        ("asq-se-2", {"points": -5}, "Enter 0 or more."),
        ("asq-se-2", {"interval": 7}, "Enter 2, 6, 12, 18, 24, 30, 36, 48 or 60."),
        ("dc-0-5-loaf", {"level": 0}, "Enter 1, 2, 3 or 4."),
        ("goals", {"rating": 11}, "Enter 0 to 10."),
    ],
)
def test_the_permitted_values_are_said_as_the_form_has_them(id_, answers, mend):
    (problem,) = problems(id_, answers)
    assert problem.mend == mend


@pytest.mark.parametrize("answer", ["2", 2.0, True, "not-observed", float("nan"), [2]])
def test_what_is_not_a_whole_number_is_refused(answer):
    assert len(problems("gad-7", {1: answer})) == 1


def test_an_item_answered_under_both_its_names_is_refused():
    (problem,) = problems("gad-7", {3: 1, "3": 2})
    assert problem.where == "3"
    assert problem.what == "Question 3 is answered twice."


def test_an_unknown_item_names_the_measure():
    (problem,) = problems("gad-7", {8: 1})
    assert problem.what == "GAD-7 has no item 8."


def test_each_broken_sum_is_named_by_its_side():
    answers = {
        "adult-sensitive": 7,
        "adult-controlling": 4,
        "adult-unresponsive": 4,
        "infant-cooperative": 6,
        "infant-compulsive": 1,
        "infant-difficult": 2,
        "infant-passive": 4,
    }
    adult, infant = problems("care-index", answers)
    assert adult.what == "The three adult scales add up to 15, and must add up to 14."
    assert infant.where == "infant-cooperative, infant-compulsive, infant-difficult, infant-passive"


def test_a_sum_waits_until_its_entries_can_be_added():
    half = {"adult-sensitive": 14, "adult-controlling": 14}
    assert score(measure("care-index"), half).missing[0] == "adult-unresponsive"
    faulty = problems("care-index", {**half, "adult-unresponsive": 99})
    assert [problem.where for problem in faulty] == ["adult-unresponsive"]


def test_the_message_reads_as_sentences():
    with pytest.raises(InvalidAnswers, match=r"^GAD-7 has no item 8\. Check that this is the"):
        score(measure("gad-7"), {8: 1})
