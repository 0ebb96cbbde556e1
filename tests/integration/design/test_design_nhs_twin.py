"""Our field markup against the NHS macros: the slow, obvious twin, element by element.

Not compared, each on purpose: a single checkbox (the NHS macro has no hint of its own for it), the
password box (theirs needs script to show what was typed), and the script hook of the file box.
"""

from typing import Any

import pytest
from django import forms
from hypothesis import given, settings
from hypothesis import strategies as st

from attunement.service.design.fields import DayField
from integration.design.design_gallery import jinja
from integration.design.design_html import parsed

WORDS = st.text(st.sampled_from("abc <>&\"'é%{}"), min_size=1, max_size=12).filter(str.strip)
MAYBE = st.just("") | WORDS
ENVIRONMENT = jinja()


def ours(form: forms.Form) -> list[Any]:
    page = '{% from "fields.jinja" import field %}{{ field(form["it"]) }}'
    return parsed(ENVIRONMENT.from_string(page).render(form=form))


def theirs(component: str, macro: str, params: dict[str, Any]) -> list[Any]:
    module = ENVIRONMENT.get_template(f"nhsuk/components/{component}/macro.jinja").module
    return parsed(str(getattr(module, macro)(params)))


def form_of(field: forms.Field, data: dict[str, Any], error: str) -> forms.Form:
    form = type("One", (forms.Form,), {"it": field})(data)
    form.is_valid()
    form.errors.pop("it", None)
    if error:
        form.add_error("it", error)
    return form


def common(hint: str, error: str) -> dict[str, Any]:
    made: dict[str, Any] = {"name": "it"}
    if hint:
        made["hint"] = {"text": hint}
    if error:
        made["errorMessage"] = {"text": error}
    return made


@given(label=WORDS, hint=MAYBE, error=MAYBE, value=MAYBE)
@settings(deadline=None, max_examples=15)
@pytest.mark.parametrize(
    ("field_class", "extra"),
    [
        (forms.CharField, {"type": "text"}),
        (forms.EmailField, {"type": "email"}),
        (
            forms.IntegerField,
            {"type": "text", "inputmode": "numeric", "classes": "nhsuk-input--width-5"},
        ),
    ],
)
def test_input(
    field_class: type[forms.Field],
    extra: dict[str, str],
    label: str,
    hint: str,
    error: str,
    value: str,
) -> None:
    form = form_of(field_class(label=label, help_text=hint), {"it": value}, error)
    params = common(hint, error) | extra | {"id": "id_it", "label": {"text": label}}
    if value:
        params["value"] = value
    assert ours(form) == theirs("input", "input", params)


@given(label=WORDS, hint=MAYBE, error=MAYBE, value=MAYBE)
@settings(deadline=None, max_examples=15)
def test_textarea(label: str, hint: str, error: str, value: str) -> None:
    field = forms.CharField(label=label, help_text=hint, widget=forms.Textarea({"rows": 5}))
    params = common(hint, error) | {"id": "id_it", "label": {"text": label}, "value": value}
    # Django's own default for columns has no place in the NHS component, but does no harm there.
    mine = ours(form_of(field, {"it": value}, error))
    mine[0][2][-1][1].pop("cols")
    assert mine == theirs("textarea", "textarea", params)


@given(
    label=WORDS,
    hint=MAYBE,
    error=MAYBE,
    options=st.lists(WORDS, min_size=1, max_size=4, unique=True),
    chosen=st.sets(st.integers(0, 3)),
)
@settings(deadline=None, max_examples=15)
@pytest.mark.parametrize("what", ["select", "radios", "checkboxes"])
def test_choices(
    what: str, label: str, hint: str, error: str, options: list[str], chosen: set[int]
) -> None:
    choices = [(str(number), text) for number, text in enumerate(options)]
    picked = [str(number) for number in sorted(chosen)]
    many = what == "checkboxes"
    field_class = forms.MultipleChoiceField if many else forms.ChoiceField
    widget = {
        "select": forms.Select,
        "radios": forms.RadioSelect,
        "checkboxes": forms.CheckboxSelectMultiple,
    }[what]
    field = field_class(label=label, help_text=hint, choices=choices, widget=widget)
    form = form_of(field, {"it": picked if many else (picked or [""])[0]}, error)
    items = [{"value": value, "text": text} for value, text in choices]
    params = common(hint, error) | {"items": items}
    if what == "select":
        params |= {"id": "id_it", "label": {"text": label}, "value": (picked or [None])[0]}
    else:
        params |= {"idPrefix": "id_it", "fieldset": {"legend": {"text": label}}}
        params |= {"values": picked} if many else {"value": (picked or [None])[0]}
    assert ours(form) == theirs(what, what, params)


@given(label=WORDS, hint=MAYBE, error=MAYBE, typed=st.tuples(MAYBE, MAYBE, MAYBE))
@settings(deadline=None, max_examples=15)
def test_date(label: str, hint: str, error: str, typed: tuple[str, str, str]) -> None:
    parts = ("day", "month", "year")
    data = {f"it_{part}": text for part, text in zip(parts, typed, strict=True)}
    form = form_of(DayField(label=label, help_text=hint), data, error)
    items = [
        {
            "id": f"id_it-{part}",
            "name": f"it_{part}",
            "label": part.capitalize(),
            "value": data[f"it_{part}"],
            "width": "4" if part == "year" else "2",
        }
        for part in parts
    ]
    params = common(hint, error) | {
        "id": "id_it",
        "fieldset": {"legend": {"text": label}},
        "items": items,
    }
    assert ours(form) == theirs("date-input", "dateInput", params)


@given(label=WORDS, hint=MAYBE, error=MAYBE)
@settings(deadline=None, max_examples=10)
def test_file(label: str, hint: str, error: str) -> None:
    form = form_of(forms.FileField(label=label, help_text=hint), {}, error)
    params = common(hint, error) | {"id": "id_it", "label": {"text": label}}
    twin = theirs("file-upload", "fileUpload", params)
    assert twin[0][1].pop("data-module") == "nhsuk-file-upload"
    assert ours(form) == twin
