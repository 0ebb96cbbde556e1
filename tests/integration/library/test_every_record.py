"""Completeness: every record is told, reachable and citable; no field of a schema is unused."""

from collections import deque
from html.parser import HTMLParser
from itertools import cycle
from urllib.parse import urlsplit

import pytest
from django.test import Client

from attunement.knowledge import library
from attunement.knowledge.kinds import KINDS
from attunement.service.library.presenters.kinds import KIND_WORDS
from attunement.service.library.presenters.record import CITED, TELL, record_page
from attunement.service.library.selectors import MEASURES, Known
from world import TODAY, World

KNOWN = Known(library(), TODAY)
EVERY = [(kind, name) for kind in KIND_WORDS for name in KNOWN.kind(kind)]
FORMS = {"ris": "TY  - ", "bib": "@", "csl": "["}


def test_every_kind_has_words_and_a_presenter() -> None:
    assert set(KIND_WORDS) == {*KINDS, MEASURES} == set(TELL)


@pytest.mark.parametrize("kind", KIND_WORDS)
def test_the_frame_shows_what_every_record_says_of_itself(kind: str) -> None:
    for record in list(KNOWN.kind(kind).values())[:1]:
        seen = repr(record_page(kind, record, KNOWN))
        changed = {
            "as_of": "1066",
            "checked_by": "Dr Q",
            "next_review_on": TODAY.replace(year=2099),
        }
        for field, value in changed.items():
            other = record.model_copy(update={field: value})
            assert repr(record_page(kind, other, KNOWN)) != seen, field


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found += [value or "" for name, value in attrs if name == "href"]


@pytest.fixture
def reader(world: World, client_for: object) -> Client:
    return client_for(world.practitioner)  # type: ignore[operator]


def test_every_record_is_reached_by_following_links_and_opens(reader: Client) -> None:
    """From the library's first page, as somebody with a mouse would; no link leads nowhere."""
    queue, seen = deque(["/library/"]), {"/library/"}
    while queue:
        address = queue.popleft()
        answer = reader.get(address)
        assert answer.status_code == 200, address
        if not answer["Content-Type"].startswith("text/html"):
            continue
        links = Links()
        links.feed(answer.content.decode())
        for href in links.found:
            path = urlsplit(href).path
            record = path.startswith("/library/") and path.endswith("/")
            if record and path not in seen:
                seen.add(path)
                queue.append(path)
    missing = [f"{kind}/{name}" for kind, name in EVERY if f"/library/{kind}/{name}/" not in seen]
    assert missing == []


def test_every_record_has_its_json(reader: Client) -> None:
    for kind, name in EVERY:
        said = reader.get(f"/library/{kind}/{name}.json").json()
        assert (said["kind"], said["record"]["id"], said["local"]) == (kind, name, False)


@pytest.mark.parametrize("kind", CITED)
def test_each_source_review_and_study_can_be_cited(kind: str, reader: Client) -> None:
    for name, form in zip(library().kind(kind), cycle(FORMS), strict=False):
        said = reader.get(f"/library/{kind}/{name}.{form}").content.decode()
        assert said.startswith(FORMS[form])
        assert name in said


def test_a_programme_is_no_citation(reader: Client) -> None:
    assert reader.get("/library/programmes/vig.ris").status_code == 404
