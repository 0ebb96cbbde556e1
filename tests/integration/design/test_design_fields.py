"""Form fields: what is said when they are wrong, and the markup that carries them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django import forms
from django.utils import timezone

from attunement.service.design.controls import KINDS, control, kind
from attunement.service.design.days import within
from attunement.service.design.errors import error_summary
from attunement.service.design.fields import DayField, DayTimeField, ScoreField
from attunement.service.design.forms import PageForm
from integration.design.design_gallery import WRONG, EveryField, jinja
from integration.design.design_html import found, parsed, words


def of(field: forms.Field, data: dict[str, str]) -> forms.Form:
    """A form of one field, named `it`."""
    return type("One", (PageForm,), {"it": field})(data)


def errors(field: forms.Field, data: dict[str, str]) -> list[str]:
    form = of(field, data)
    form.is_valid()
    return [str(text) for text in form.errors.get("it", [])]


def typed(day: date) -> dict[str, str]:
    return {"it_day": str(day.day), "it_month": str(day.month), "it_year": str(day.year)}


def render(form: forms.Form, name: str) -> list[Any]:
    page = '{% from "fields.jinja" import field %}{{ field(form[name]) }}'
    return parsed(jinja().from_string(page).render(form=form, name=name))


class TestDayField:
    def test_reads_a_day(self) -> None:
        form = of(DayField(label="Date of birth"), typed(date(2026, 3, 1)))
        assert form.is_valid()
        assert form.cleaned_data == {"it": date(2026, 3, 1)}

    def test_nothing_typed_is_none_when_it_may_be(self) -> None:
        form = of(DayField(label="Date of birth", required=False), {"it_day": " "})
        assert form.is_valid()
        assert form.cleaned_data == {"it": None}

    def test_nothing_typed_is_asked_for(self) -> None:
        assert errors(DayField(label="Date of birth"), {}) == ["Enter date of birth"]

    def test_a_question_gives_its_subject(self) -> None:
        field = DayField(label="When was the baby born?", subject="Date of birth")
        assert errors(field, {"it_day": "3"}) == ["Date of birth must include a month and a year"]

    def test_limits_may_be_met_but_not_passed(self) -> None:
        first, last = date(2026, 3, 1), date(2026, 3, 31)
        day = timedelta(days=1)
        for good in (first, last):
            assert not errors(DayField(label="Visit", earliest=first, latest=last), typed(good))
        field = DayField(label="Visit", earliest=first, latest=last)
        assert errors(field, typed(first - day)) == ["Visit must be on or after 1 March 2026"]
        assert errors(field, typed(last + day)) == ["Visit must be on or before 31 March 2026"]

    def test_today_is_called_today(self) -> None:
        today, day = timezone.localdate(), timedelta(days=1)
        past = DayField(label="Date of birth", past=True)
        assert not errors(past, typed(today))
        assert errors(past, typed(today + day)) == ["Date of birth must be today or in the past"]
        coming = DayField(label="Next visit", earliest=timezone.localdate)
        assert errors(coming, typed(today - day)) == ["Next visit must be today or in the future"]

    def test_what_was_typed_comes_back(self) -> None:
        form = of(DayField(label="Date of birth"), {"it_day": "30<", "it_month": "Feb"})
        assert [part.value for part in control(form["it"]).parts] == ["30<", "Feb", ""]

    def test_only_the_wrong_box_is_marked_and_linked(self) -> None:
        form = of(DayField(label="Date of birth"), {"it_day": "3", "it_month": "4"})
        assert [part.wrong for part in control(form["it"]).parts] == [False, False, True]
        summary = error_summary(form)
        assert summary is not None
        assert [problem.href for problem in summary.problems] == ["#id_it-year"]

    def test_an_initial_day_is_shown_and_unchanged(self) -> None:
        form = of(DayField(label="Date of birth"), typed(date(2026, 3, 1)))
        form.initial = {"it": date(2026, 3, 1)}
        assert not form.has_changed()
        fresh = type(form)(initial={"it": date(2026, 3, 1)})
        assert [part.value for part in control(fresh["it"]).parts] == ["1", "3", "2026"]


class TestDayTimeField:
    def test_reads_a_moment_in_the_teams_time_zone(self) -> None:
        form = of(DayTimeField(label="Visit"), typed(date(2026, 7, 1)) | {"it_time": "2:30pm"})
        assert form.is_valid()
        assert form.cleaned_data["it"] == datetime(2026, 7, 1, 13, 30, tzinfo=UTC)

    def test_a_missing_time_is_asked_for(self) -> None:
        found = errors(DayTimeField(label="Visit"), typed(date(2026, 7, 1)))
        assert found == ["Visit: write the time like 2:30pm or 14:30"]

    def test_a_stored_moment_is_shown_as_it_would_be_typed(self) -> None:
        form_class = type("One", (PageForm,), {"it": DayTimeField(label="Visit")})
        form = form_class(initial={"it": datetime(2026, 7, 1, 13, 30, tzinfo=UTC)})
        values = [part.value for part in control(form["it"]).parts]
        assert values == ["1", "7", "2026", "2:30pm"]


class TestScoreField:
    def test_no_score_is_none_and_never_nought(self) -> None:
        form = of(ScoreField(label="Goal", required=False), {})
        assert form.is_valid()
        assert form.cleaned_data == {"it": None}

    def test_nought_is_a_score(self) -> None:
        form = of(ScoreField(label="Goal"), {"it": "0"})
        assert form.is_valid()
        assert form.cleaned_data == {"it": 0}

    @pytest.mark.parametrize("value", ["11", "-1", "3.5", "x"])
    def test_a_score_out_of_range_is_refused_with_the_range(self, value: str) -> None:
        words = "The score must be a whole number from 0 to 10"
        assert errors(ScoreField(label="Goal"), {"it": value}) == [words]

    def test_a_short_range_is_a_row_and_a_long_one_a_box(self) -> None:
        assert kind(ScoreField(label="Goal").widget) == "score"
        assert kind(ScoreField(label="Total", high=300).widget) == "number"


class TestPlainWords:
    @pytest.mark.parametrize(
        ("field", "value", "says"),
        [
            (forms.CharField(label="Phone number"), "", "Enter phone number"),
            (forms.CharField(label="NHS number"), "", "Enter NHS number"),
            (forms.CharField(label="What worries you?"), "", "Answer this question: What worries"),
            (forms.BooleanField(label="They agree"), "", "Tick this box to go on: They agree"),
            (forms.EmailField(label="Email"), "no", "Enter an email address like name@"),
            (forms.IntegerField(label="Weeks"), "x", "Weeks must be a whole number"),
            (
                forms.IntegerField(label="Weeks", min_value=1),
                "0",
                "Weeks must be a whole number, 1 or",
            ),
            (forms.CharField(label="100% sure", max_length=2), "abc", "100% sure must be 2 charac"),
            (forms.ChoiceField(label="Team", choices=[("a", "A")]), "b", "Choose one of the answ"),
        ],
    )
    def test_says_what_to_do(self, field: forms.Field, value: str, says: str) -> None:
        assert errors(field, {"it": value})[0].startswith(says)

    def test_a_fields_own_words_stand(self) -> None:
        field = forms.CharField(label="Name", error_messages={"required": "Who is it?"})
        assert errors(field, {}) == ["Who is it?"]


class TestMarkup:
    def test_every_field_of_the_gallery_is_labelled_and_described(self) -> None:
        form = EveryField(WRONG, {})
        form.is_valid()
        for bound in form:
            tree = render(form, bound.name)
            ids = {
                node[1].get("id") for tag in ("div", "span", "input") for node in found(tree, tag)
            }
            labelled = {node[1]["for"] for node in found(tree, "label")}
            for tag in ("input", "select", "textarea"):
                for _, attrs, _ in found(tree, tag):
                    assert attrs["id"] in labelled or attrs["type"] == "hidden"
                    assert set(attrs.get("aria-describedby", "").split()) <= ids
            if not bound.is_hidden:
                assert all(str(text) in words(tree) for text in bound.errors)

    def test_every_link_of_the_summary_has_its_place(self) -> None:
        form = EveryField(WRONG, {})
        summary = error_summary(form)
        assert summary is not None
        everything = [node for bound in form for node in render(form, bound.name)]
        places = {
            node[1]["id"]
            for tag in ("input", "select", "textarea")
            for node in found(everything, tag)
        }
        assert {p.href.removeprefix("#") for p in summary.problems if p.href} <= places
        assert summary.title == "There is a problem"

    def test_a_whole_form_error_comes_first_without_a_link(self) -> None:
        form = of(forms.CharField(label="Name"), {})
        form.add_error(None, "Someone else changed this.")
        summary = error_summary(form)
        assert summary is not None
        assert [(p.text, p.href) for p in summary.problems] == [
            ("Someone else changed this.", ""),
            ("Enter name", "#id_it"),
        ]

    def test_nothing_wrong_has_no_summary(self) -> None:
        assert error_summary(EveryField()) is None
        assert error_summary(of(forms.CharField(), {"it": "x"})) is None

    def test_a_typed_line_break_at_the_start_is_kept(self) -> None:
        page = '{% from "fields.jinja" import field %}{{ field(form["worry"]) }}'
        html = jinja().from_string(page).render(form=EveryField(WRONG, {}))
        assert ">\n\nShe cries</textarea>" in html

    def test_a_password_is_never_sent_back(self) -> None:
        form = EveryField({"password": "tell-no-one"})
        assert control(form["password"]).value == ""

    def test_limits_are_ours_to_say_not_the_browsers(self) -> None:
        for bound in EveryField():
            for tag in ("input", "textarea"):
                for _, attrs, _ in found(render(bound.form, bound.name), tag):
                    assert not {"maxlength", "min", "max", "required", "style"} & set(attrs)

    def test_every_widget_of_django_that_is_not_a_component_is_refused_by_name(self) -> None:
        with pytest.raises(LookupError, match="SplitDateTimeWidget has no component"):
            kind(forms.SplitDateTimeWidget())

    def test_the_gallery_shows_every_kind(self) -> None:
        assert {control(bound).kind for bound in EveryField()} == set(KINDS.values())


def test_characters_that_nobody_sees_do_not_turn_a_name_around() -> None:
    class Named(PageForm):
        name = forms.CharField()

    turned = Named({"name": "Ada \u202enosnhoJ\u202c\x07"})
    assert turned.is_valid()
    assert turned.cleaned_data["name"] == "Ada nosnhoJ"
    hebrew = Named({"name": "עדה"})
    assert hebrew.is_valid()
    assert hebrew.cleaned_data["name"] == "עדה"


@pytest.mark.parametrize(("years", "good"), [(1, True), (19, True), (21, False), (60, False)])
def test_nothing_is_chosen_for_beyond_a_childhood(years: int, good: bool) -> None:
    """2090 for 2030 would put it out of everybody's sight for good."""
    on = timezone.localdate() + timedelta(days=365 * years)
    assert bool(errors(DayField(label="Visit"), typed(on))) is not good


def test_what_is_looked_at_again_is_looked_at_within_a_year() -> None:
    today = timezone.localdate()
    field = DayField(label="Review", latest=within(1))
    assert not errors(field, typed(today + timedelta(days=366)))
    assert errors(field, typed(today + timedelta(days=367)))
