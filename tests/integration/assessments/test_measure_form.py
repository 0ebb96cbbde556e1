"""The form of any measure comes from its definition, and says what is wrong by name."""

import datetime as dt
from typing import Any

import pytest

from attunement.measures import Measure, measure, measures
from attunement.service.assessments.fitting import Filling
from attunement.service.assessments.forms import MeasureForm
from attunement.service.assessments.forms.measure import field_name, initial_of, item_label
from attunement.service.design.controls import control
from attunement.service.relationships.models import CarerRole, Person, Relationship
from builders.assessments import CARE_INDEX, least
from world import TODAY

ADA = Person(pk=3, given_name="Ada")
SAM = Person(pk=1, given_name="Sam", born_on=TODAY - dt.timedelta(weeks=12))
UNBORN = Person(pk=2, family_name="Okafor", due_on=TODAY + dt.timedelta(weeks=10))
ON = {
    "answered_on_day": str(TODAY.day),
    "answered_on_month": str(TODAY.month),
    "answered_on_year": str(TODAY.year),
}


def child_for(definition: Measure) -> Person:
    """A baby of the middle of the measure's window; twelve weeks old where it has none."""
    if definition.ages is None:
        return UNBORN if definition.child == "unborn" else SAM
    if definition.ages.born_months is None:
        return UNBORN
    middle = sum(definition.ages.born_months) / 2
    return Person(pk=1, given_name="Sam", born_on=TODAY - dt.timedelta(days=round(30.4 * middle)))


def form_of(
    definition: Measure,
    typed: dict[str, Any] | None = None,
    *,
    child: Person | None = None,
    **when: str,
) -> MeasureForm:
    child = child or child_for(definition)
    filling = Filling(
        measure=definition,
        child=child,
        relationship=Relationship(pk=9, child=child, carer=ADA, role=CarerRole.MOTHER),
    )
    data = None
    if typed is not None:
        items = {field_name(key): str(value) for key, value in typed.items()}
        data = (ON | when) | items
    return MeasureForm(data, filling=filling, earliest=TODAY - dt.timedelta(days=30))


def errors(form: MeasureForm) -> dict[str, str]:
    return {name: " ".join(map(str, messages)) for name, messages in form.errors.items()}


@pytest.mark.parametrize("id_", sorted(measures()))
def test_every_measure_has_a_form_that_takes_its_answers(id_: str) -> None:
    definition = measure(id_)
    form = form_of(definition, least(definition))
    assert form.is_valid(), form.errors
    given = {
        key: answer for key, answer in form.cleaned_data["answers"].items() if answer is not None
    }
    assert given == least(definition)


@pytest.mark.parametrize("id_", sorted(measures()))
def test_items_and_options_stand_in_printed_order(id_: str) -> None:
    definition = measure(id_)
    form = form_of(definition)
    assert list(form.fields) == [
        "answered_on",
        *(field_name(item.key) for item in definition.items),
    ]
    for item in definition.items:
        shown = [option.label for option in control(form[field_name(item.key)]).options]
        printed = [option.label for option in definition.response(item).options]
        assert shown[: len(printed)] == printed


def test_maas_shows_five_to_one_where_it_is_printed_so() -> None:
    form = form_of(measure("maas"))
    values = {
        key: [option.value for option in control(form[field_name(key)]).options] for key in "12"
    }
    assert values == {"1": ["5", "4", "3", "2", "1"], "2": ["1", "2", "3", "4", "5"]}


def test_wording_stands_only_where_it_may() -> None:
    assert (
        item_label(measure("phq-9").item("1")) == "1. Little interest or pleasure in doing things"
    )
    assert item_label(measure("maas").item("1")) == "Question 1"
    assert item_label(measure("kips").item("1")) == "1. Sensitivity of responses"
    assert item_label(measure("asq-se-2").item("points")) == "Total points"


def test_any_question_may_stay_open() -> None:
    form = form_of(measure("phq-9"), {"3": 2})
    assert form.is_valid()
    assert form.cleaned_data["answers"]["3"] == 2
    assert form.cleaned_data["answers"]["4"] is None


def test_an_empty_form_is_not_saved() -> None:
    form = form_of(measure("phq-9"), {})
    assert errors(form) == {"item-1": "Answer at least one question, then save"}


def test_a_value_out_of_range_is_named() -> None:
    assert errors(form_of(measure("phq-9"), {"3": 7})) == {
        "item-3": "Question 3 must be 0, 1, 2 or 3"
    }
    typed = CARE_INDEX | {"adult-sensitive": 15}
    assert errors(form_of(measure("care-index"), typed)) == {
        "item-adult-sensitive": (
            "Adult sensitive is 15, which this form does not have. Enter 0 to 14."
        )
    }


@pytest.mark.parametrize("typed", ["six", "6.5", "-1", "9" * 400])
def test_what_is_no_whole_number_is_named(typed: str) -> None:
    found = errors(form_of(measure("care-index"), CARE_INDEX | {"infant-passive": typed}))
    assert list(found) == ["item-infant-passive"]
    assert "Infant passive" in found["item-infant-passive"]


def test_sums_that_do_not_come_out_are_named_at_the_first_scale() -> None:
    typed = CARE_INDEX | {"infant-passive": 4}
    assert errors(form_of(measure("care-index"), typed)) == {
        "item-infant-cooperative": (
            "The four infant scales add up to 15, and must add up to 14. "
            "Check them against the coding sheet."
        )
    }


def test_kips_may_be_not_observed_and_others_may_not() -> None:
    form = form_of(measure("kips"), {"1": "not-observed", "2": 4})
    assert form.is_valid()
    assert form.cleaned_data["answers"]["1"] == "not-observed"
    assert "item-1" in errors(form_of(measure("phq-9"), {"1": "not-observed"}))


def test_the_day_must_be_one_on_which_the_measure_fitted() -> None:
    early = TODAY - dt.timedelta(days=29)
    when = {
        "answered_on_day": str(early.day),
        "answered_on_month": str(early.month),
        "answered_on_year": str(early.year),
    }
    found = errors(form_of(measure("kips"), least(measure("kips")), child=SAM, **when))
    assert found["answered_on"].startswith("KIPS is for babies and children of 2 to 71 months; Sam")
    tomorrow = {"answered_on_year": str(TODAY.year + 1)}
    assert errors(form_of(measure("kips"), {"1": 3}, **tomorrow)) == {
        "answered_on": "The date must be today or in the past"
    }


def test_an_answer_is_understood_though_the_date_is_not() -> None:
    form = form_of(measure("phq-9"), {"9": 2}, answered_on_day="32")
    assert not form.is_valid()
    assert form.given["9"] == 2


def test_kept_answers_are_shown_again() -> None:
    initial = initial_of(measure("phq-9"), {"1": 3, "9": 0})
    assert initial["item-1"] == 3
    assert initial["item-9"] == 0
    assert initial["item-2"] is None
