"""A page in Urdu with questions in English: each text says in which language it is and which way it
runs (WCAG 2.2, 3.1.2 Language of Parts), and its block begins at that language's own side."""

import re
from html.parser import HTMLParser
from typing import Any, NamedTuple

import pytest
from django.template import engines

from attunement.service.home_answers import actions
from attunement.service.home_answers.models import Language
from attunement.service.home_answers.wording import Said, in_english
from builders import home_answers as build

from .conftest import Scene

pytestmark = pytest.mark.django_db

VOID = {"meta", "link", "input", "br", "hr", "img"}
ARABIC, LATIN = re.compile("[\u0600-\u06ff]"), re.compile("[A-Za-z]{2,}")
SAME_IN_BOTH = {"PIN"}


class Part(NamedTuple):
    words: str
    lang: str
    dir: str


class Parts(HTMLParser):
    """Every text of a page, with the language and direction that hold where it stands."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str, str]] = [("", "", "")]
        self.parts: list[Part] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        said = dict(attrs)
        _, lang, direction = self.open[-1]
        self.open.append((tag, said.get("lang") or lang, said.get("dir") or direction))

    def handle_endtag(self, tag: str) -> None:
        while self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, lang, direction = self.open[-1]
        if data.strip() and tag != "title":
            self.parts.append(Part(data.strip(), lang, direction))


def insist_marked(answer: Any) -> list[Part]:
    parts = Parts(answer.text).parts
    for part in parts:
        if ARABIC.search(part.words):
            assert (part.lang, part.dir) == ("ur", "rtl"), part
        elif LATIN.search(part.words) and part.words not in SAME_IN_BOTH:
            assert part.dir == "auto" or (part.lang[:2], part.dir) == ("en", "ltr"), part
    return parts


@pytest.fixture
def urdu(scene: Scene) -> build.Phone:
    actions.withdraw_invitation(
        by=scene.by, invitation=scene.invited.again(), because="She reads Urdu.", seen=None
    )
    mother, language = scene.home.mother, Language.URDU
    return build.Phone(build.invite(scene.by, scene.baseline, mother, language=language))


def test_every_page_of_a_link_in_urdu_says_of_each_text_what_it_is(urdu: build.Phone) -> None:
    insist_marked(urdu.opens())
    insist_marked(urdu.enters("1"))
    urdu.gets_in()
    for path in ("start/", "1/", "check/"):
        parts = insist_marked(urdu.opens(path))
        assert any(part.lang == "ur" for part in parts)
    unanswered = urdu.sends("1/")
    assert unanswered.status_code == 422
    insist_marked(unanswered)
    insist_marked(urdu.sends("leave/"))


def test_the_answers_to_check_are_english_and_what_stands_beside_them_urdu(
    urdu: build.Phone,
) -> None:
    urdu.gets_in().answers(1, 0)
    page = urdu.opens("check/")
    insist_marked(page)
    html = " ".join(page.text.split())
    assert '<p class="nhsuk-u-margin-bottom-1" lang="en" dir="ltr">Feeling nervous' in html
    answer = '<p class="nhsuk-u-margin-bottom-1" lang="en" dir="ltr"><strong>Not at all</strong>'
    assert html.count(answer) == 1
    not_answered = "<strong>جواب نہیں دیا گیا</strong>"
    assert f'<p class="nhsuk-u-margin-bottom-1">{not_answered}' in html


def test_a_page_in_english_says_it_once(phone: build.Phone) -> None:
    phone.gets_in().answers(1, 0)
    html = phone.opens("check/").text
    assert '<html lang="en" dir="ltr">' in html
    assert "<strong>Not at all</strong>" in html
    assert '<p class="nhsuk-u-margin-bottom-1"><strong>Not at all</strong>' in html


@pytest.mark.parametrize(
    ("words", "attributes"),
    [(Said("سلام", "ur", "rtl"), ""), (in_english("Hello."), ' lang="en" dir="ltr"')],
)
def test_a_block_is_marked_only_where_it_is_not_in_the_pages_language(
    words: Said, attributes: str
) -> None:
    template = engines["jinja2"].from_string(
        '{% from "home_answers/words.jinja" import marked %}<p{{ marked(words, shell) }}></p>'
    )
    assert template.render({"words": words, "shell": {"lang": "ur"}}) == f"<p{attributes}></p>"
