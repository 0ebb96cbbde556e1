"""The frame of every page: strict about names, plain for those who read it, no inline anything."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from django.conf import settings
from django.test import RequestFactory
from jinja2 import Environment, UndefinedError

from integration.design.design_gallery import (
    WRONG,
    EveryField,
    furniture,
    gallery,
    jinja,
    page,
)
from integration.design.design_html import found, parsed, words

TEMPLATES = Path(settings.SERVICE, "design/templates")
OURS = sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.jinja"))
ERRORS = ("400.jinja", "403.jinja", "404.jinja", "429.jinja", "500.jinja")


@pytest.fixture
def environment() -> Environment:
    return jinja()


def show(**context: Any) -> str:
    """An ordinary form page with everything around it."""
    base = {"page": page(), "form": EveryField(), "safety": {"_once": "abc"}}
    return jinja().get_template("form_page.jinja").render(base | furniture() | context)


def test_every_template_of_ours_is_known_and_compiles(environment: Environment) -> None:
    assert set(OURS) == {
        *ERRORS,
        "charts/figure.jinja",
        "error_page.jinja",
        "fields.jinja",
        "form_page.jinja",
        "layout.jinja",
        "table.jinja",
        "wording.jinja",
    }
    for name in OURS:
        environment.get_template(name)


def test_a_misspelt_name_on_our_page_is_an_error(environment: Environment) -> None:
    with pytest.raises(UndefinedError, match="'pgae' is undefined"):
        environment.from_string("{{ pgae.title }}").render()


def test_the_nhs_macros_keep_their_quiet_names_inside_ours(environment: Environment) -> None:
    source = (
        '{% from "nhsuk/components/tag/macro.jinja" import tag %}{{ tag({"text": "New <b>"}) }}'
    )
    tree = parsed(environment.from_string(source).render())
    assert words(tree) == "New <b>"


def test_every_component_of_the_nhs_package_can_be_imported(environment: Environment) -> None:
    names = [name for name in environment.list_templates() if name.endswith("/macro.jinja")]
    assert len(names) > 30
    for name in names:
        assert environment.get_template(name).module


class TestLayout:
    def test_has_a_title_a_language_and_one_main(self) -> None:
        tree = parsed(show())
        assert found(tree, "html")[0][1]["lang"] == "en-GB"
        assert words(found(tree, "title")) == "Everything the design can show – Attunement"
        assert len(found(tree, "main")) == len(found(tree, "h1")) == 1

    def test_skips_to_the_content(self) -> None:
        tree = parsed(show())
        assert found(tree, "a")[0][1]["href"] == "#" + found(tree, "main")[0][1]["id"]

    def test_marks_the_current_page_by_more_than_colour(self) -> None:
        current = [a for a in found(parsed(show()), "a") if a[1].get("aria-current") == "page"]
        assert [words(a[2]) for a in current] == ["Families"]

    def test_signs_out_by_post(self) -> None:
        forms = [f for f in found(parsed(show()), "form") if f[1].get("action") == "/sign-out/"]
        assert [form[1]["method"] for form in forms] == ["post"]
        assert "Sam Okafor, Riverside" in show()

    def test_says_that_every_family_is_fictional_only_in_the_demonstration(self) -> None:
        said = "every family here is fictional"
        assert said in show()
        assert said not in show(demonstration=False)

    def test_shows_no_navigation_and_no_account_to_nobody(self) -> None:
        tree = parsed(show(viewer=None, nav=()))
        assert "Sign out" not in words(tree)
        assert [nav[1]["aria-label"] for nav in found(tree, "nav")] == ["Back"]

    def test_holds_no_mark_that_is_not_ours(self) -> None:
        html = gallery(EveryField()).lower()
        assert "nhs england" not in html
        assert "nhsuk-header__logo" not in html
        assert "frutiger" not in html


@pytest.mark.parametrize("form", [EveryField(), EveryField(WRONG, {})], ids=["fresh", "wrong"])
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(form: forms.Form) -> None:
    tree = parsed(gallery(form))
    for tag in ("script", "link", "img", "a", "form", "input", "div", "svg", "p", "button"):
        for _, attrs, inside in found(tree, tag):
            assert "style" not in attrs
            assert not [name for name in attrs if name.startswith("on")]
            for name in ("src", "href", "action"):
                assert str(attrs.get(name, "/")).startswith(("/", "#"))
            assert tag != "script" or inside == []
    assert found(tree, "style") == []


class TestFormPage:
    def test_carries_what_keeps_it_safe(self) -> None:
        request = RequestFactory().get("/")
        html = show(csrf_input="<csrf>", safety={"_once": "a", "_owner": '"b', "_version": 3})
        hidden = {
            attrs["name"]: attrs["value"]
            for _, attrs, _ in found(parsed(html), "input")
            if attrs["type"] == "hidden" and attrs["name"].startswith("_")
        }
        assert hidden == {"_once": "a", "_owner": '"b', "_version": "3"}
        assert request.method == "GET"
        assert html.count("&lt;csrf&gt;") == 2  # the form, and signing out

    def test_an_error_is_in_the_title_and_at_the_top_and_takes_the_focus(self) -> None:
        tree = parsed(show(form=EveryField(WRONG, {})))
        assert words(found(tree, "title")).startswith("Error: Everything")
        summary = next(
            div for div in found(tree, "div") if "nhsuk-error-summary" in div[1].get("class", "")
        )
        assert "autofocus" in summary[1]
        assert summary[1]["tabindex"] == "-1"
        assert "There is a problem" in words(summary[2])

    def test_no_error_no_summary(self) -> None:
        assert "There is a problem" not in show()
        assert "Error:" not in show()

    def test_groups_by_the_forms_sections(self) -> None:
        tree = parsed(show())
        titles = [words(h2[2]) for h2 in found(tree, "h2")]
        assert titles == ["Important", *(title for title, _ in EveryField.sections)]

    def test_the_gallerys_sections_hold_every_field(self) -> None:
        named = [name for _, names in EveryField.sections for name in names]
        assert sorted(named) == sorted(EveryField.base_fields)

    def test_without_sections_the_fields_stand_in_order(self) -> None:
        class Plain(forms.Form):
            one = forms.CharField()
            two = forms.CharField()

        names = [a["name"] for _, a, _ in found(parsed(show(form=Plain(), safety={})), "input")]
        assert names == ["one", "two"]

    def test_takes_files_only_when_a_field_does(self) -> None:
        class Plain(forms.Form):
            one = forms.CharField()

        assert 'enctype="multipart/form-data"' in show()
        assert "multipart" not in show(form=Plain())

    def test_the_familys_words_are_printed_and_never_obeyed(self) -> None:
        evil = '"><script>alert(1)</script>'
        html = show(
            page=page(title=evil, caption=evil, warning=evil, intro=(evil,), back_label=evil),
            notice=evil,
            form=EveryField(dict.fromkeys(EveryField.base_fields, evil), {}),
            viewer=SimpleNamespace(
                user=SimpleNamespace(name=evil), team=SimpleNamespace(name=evil)
            ),
        )
        assert "<script>alert" not in html
        assert words(found(parsed(html), "h1")) == f"{evil} {evil}"


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_page_needs_nothing_and_says_what_to_do(name: str) -> None:
    tree = parsed(jinja().get_template(name).render())
    said = words(found(tree, "main"))
    assert len(found(tree, "h1")) == 1
    assert len(found(tree, "p")) >= 3
    assert "Go to your start page" in said
    assert not any(term in said.lower() for term in ("error", "exception", "invalid", "forbidden"))


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_page_has_no_navigation_even_for_someone_signed_in(name: str) -> None:
    tree = parsed(jinja().get_template(name).render(furniture()))
    assert found(tree, "nav") == []
