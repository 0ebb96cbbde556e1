"""A measure's page: every field of the schema on it, in words that a practitioner can stand by."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from typing import get_args

import pytest
from django.test import Client

from attunement.measures import Measure, measures, words
from attunement.measures.definition import Informant, Kind, Subject
from attunement.measures.items import Item
from attunement.measures.licence import Ship
from attunement.measures.scales import Direction, Order, Reliability, Scale
from attunement.service.accounts.viewer import Viewer
from attunement.service.library.presenters import measures as told_of
from attunement.service.library.presenters.blocks import Told
from attunement.service.library.presenters.lists import list_page
from attunement.service.library.presenters.record import record_page
from attunement.service.library.presenters.writing import NOT_CHECKED, Writer
from attunement.service.library.selectors import Known
from integration.library.measure_changes import PHQ_9_BY_SPREAD, changes, fields
from integration.library.telling import (
    KNOWN,
    TODAY,
    answers,
    cells,
    everything_said,
    section,
    table,
)
from world import World

EVERY = tuple(measures().values())
OFTEN = 60
LONG_AGO = dt.date(2015, 1, 1)
ALONE = {"Levels.item", "Categories.item", "Cited.confidence"}
"""They can have no other value: tests below read the first two, and no fact in a measure may be
held with less than high confidence (measures/scales.Established)."""


def told(one: Measure | str) -> Told:
    measure = measures()[one] if isinstance(one, str) else one
    return told_of.tell(measure, Writer(KNOWN))


def test_a_change_of_any_field_changes_the_page() -> None:
    """Each other value that would still load, over the measures that ship until it has been tried
    often, and in one whose change rests on spread and reliability, which none of them does."""
    shown: Counter[str] = Counter()
    for measure in (PHQ_9_BY_SPREAD, *EVERY):
        before = repr(told(measure))
        often = {field for field, times in shown.items() if times >= OFTEN}
        for field, what, after in changes(measure, but=often):
            if field == "Subscale.id" or (field == "Scale.decimals" and not banded(after)):
                continue  # A scale is told by its name, and rounded to look up a band.
            assert repr(told(after)) != before, (measure.id, field, what)
            shown[field] += 1
    assert fields(Measure) - shown.keys() == ALONE | {"Subscale.id"}


def banded(measure: Measure) -> bool:
    return all(scale.bands for scale in measure.scales)


def test_what_can_have_one_value_alone_stands_there() -> None:
    assert answers(told("phq-9"), "When an answer is missing") == [
        "There is no score until every answer that it needs is there"
    ]
    assert answers(told("dc-0-5-loaf"), "Where the level stands") == ["Level of this relationship"]
    classified = answers(told("strange-situation"), "Where the class stands")
    assert classified == ["Classification"]


@pytest.mark.parametrize("one", EVERY, ids=lambda each: each.id)
def test_every_measure_is_told_in_whole_words(one: Measure) -> None:
    page = told(one)
    assert page.title
    assert page.lead
    ids = [each.id for each in page.sections]
    assert len(ids) == len(set(ids))
    for said in everything_said(page):
        assert said.text.strip()
        assert said.text not in ("None", "True", "False", "()", "{}")
    for each in page.sections:
        for held in each.tables:
            assert all(len(row) == len(held.head) for row in held.rows)


@pytest.mark.parametrize("one", EVERY, ids=lambda each: each.id)
def test_what_was_recalled_says_so_and_nothing_else_does(one: Measure) -> None:
    writer = Writer(KNOWN)
    for said in everything_said(told_of.tell(one, writer)):
        recalled = any(
            source.unchecked and source.called in {cite.called for cite in said.cites}
            for source in writer.library.sources.values()
        )
        assert recalled == (NOT_CHECKED in said.marks)


class TestWords:
    def test_bands_not_yet_checked_are_marked_one_by_one(self) -> None:
        bands = table(told("care-index"), "Bands: Adult sensitive")
        assert all(NOT_CHECKED in row[0].marks for row in bands.rows)
        checked = table(told("phq-9"), "Bands: Total")
        assert all(row[0].marks == () and row[0].cites for row in checked.rows)

    def test_a_total_has_its_range_and_its_direction(self) -> None:
        (row,) = cells(table(told("phq-9"), "How it is scored"))
        assert row[2:] == [
            "The answers added up",
            "0 to 27",
            "A higher score means more difficulty",
        ]

    def test_an_end_that_nobody_knows_is_not_invented(self) -> None:
        (row,) = cells(table(told("asq-se-2"), "How it is scored"))
        assert row[3] == "From 0; the most is not known"
        points = cells(table(told("asq-se-2"), "Answers that it permits"))[1]
        assert points[1] == "A whole number: 0 or more (the most is not known)"

    def test_a_direction_that_nobody_gives_is_not_invented(self) -> None:
        rows = {row[0]: row[4] for row in cells(table(told("care-index"), "How it is scored"))}
        assert rows["Adult sensitive"] == "A higher score is better"
        assert rows["Infant passive"] == "No source that we hold says which way is better"
        assert answers(told("care-index"), "Total") == ["There is no total"]

    def test_levels_are_no_numbers(self) -> None:
        page = told("dc-0-5-loaf")
        assert section(page, "levels").intro == (
            "Levels are compared and counted, never added or averaged.",
        )
        assert answers(page, "How much is change") == ["Any move to another level"]
        assert not section(page, "bands").shown

    def test_an_answer_to_act_on_names_its_item(self) -> None:
        (row,) = cells(table(told("phq-9"), "Answers to act on the same day"))
        assert row[:2] == ["Question 9", "1 or more"]
        assert "today" in row[2]
        assert "all the same" in section(told("kips"), "safety").nothing

    def test_a_threshold_says_on_what_it_rests(self) -> None:
        page = told("phq-9")
        assert answers(page, "How much is change") == [
            "6 points or more, either way: less may be chance"
        ]
        assert answers(page, "Who says so") == ["NHS Talking Therapies manual"]
        worked_out = answers(told(PHQ_9_BY_SPREAD), "How it is worked out")
        assert "Jacobson and Truax" in worked_out[0]

    def test_why_a_change_cannot_be_said(self) -> None:
        assert answers(told("kips"), "How much is change") == ["This cannot be said"]
        assert answers(told("kips"), "Why not") == [measures()["kips"].change.because]  # type: ignore[union-attr]

    def test_what_must_add_up_and_what_is_turned_round(self) -> None:
        (adult,) = answers(told("care-index"), "The three adult scales")
        assert adult.startswith("Must add up to 14: Adult sensitive;")
        turned = measures()["gad-7"].model_copy(update={"reverse": ("2", "5")})
        assert answers(told(turned), "Counted the other way round") == ["Question 2; Question 5"]

    def test_the_words_of_a_licensed_measure_stay_its_owners(self) -> None:
        """The record cannot hold them; were one to slip through, the page would not show them."""
        words = "Never to be seen"
        kips = measures()["kips"]
        item = Item(key="1", response="facet", name="Sensitivity", text=words)
        slipped = kips.model_copy(update={"items": (item, *kips.items[1:])})
        assert words not in repr(told(slipped))
        assert "read them on the owner’s own form" in table(told("kips"), "What it asks").intro

    def test_words_that_may_stand_here_and_do_not_are_not_made_up(self) -> None:
        rows = cells(table(told("maas"), "What it asks"))
        assert {row[1] for row in rows} == {"Its words are not held here"}

    def test_ages_on_both_sides_of_birth(self) -> None:
        assert answers(told("maas"), "Baby’s age") == [
            "Not yet born, from 28 weeks before the due date"
        ]
        assert answers(told("care-index"), "Baby’s age") == ["From birth to 15 months"]
        assert answers(told("phq-9"), "Baby’s age") == ["Not tied to the baby’s age"]


@pytest.mark.parametrize(
    ("held", "codes"),
    [
        (words.INFORMANTS, get_args(Informant)),
        (words.SUBJECTS, get_args(Subject)),
        (words.FORMS, get_args(Kind)),
        (words.SHIPS, get_args(Ship)),
        (words.AGREEMENTS, get_args(Reliability.model_fields["how"].annotation)),
        (words.ROLES, get_args(Item.model_fields["role"].annotation)),
        (words.MISSING, get_args(Measure.model_fields["missing"].annotation)),
        (words.DIRECTIONS, (*get_args(Direction), None)),
        (words.LEVELS, get_args(Order)),
        (words.METHODS, get_args(Scale.model_fields["method"].annotation)),
    ],
)
def test_every_code_has_words_of_its_own(held: dict[object, str], codes: tuple[object]) -> None:
    assert set(held) == set(codes)
    assert len(set(held.values())) == len(held)


class TestAnotherDay:
    KNOWN = Known(KNOWN.library.as_known_on(LONG_AGO), TODAY, LONG_AGO)

    @pytest.mark.parametrize("one", EVERY, ids=lambda each: each.id)
    def test_a_measure_shows_as_it_is_defined_today_and_says_so(self, one: Measure) -> None:
        page = record_page("measures", one, self.KNOWN)
        says = "Measures are shown as they are defined today, and not as they were on"
        assert [f"{says} 1 January 2015."] == [each for each in page.notices if says in each]
        today = record_page("measures", one, KNOWN)
        assert (page.sections, page.sources) == (today.sections, today.sources)
        assert not any(says in each for each in today.notices)

    def test_the_list_says_so_too_and_its_links_keep_the_day(self) -> None:
        page = list_page("measures", self.KNOWN)
        assert "as they are defined today" in page.lead
        (held,) = section(page, "all").tables
        assert all(row[0].href.endswith("?on=2015-01-01") for row in held.rows)


@pytest.fixture
def reader(world: World, client_for: Callable[[Viewer], Client]) -> Client:
    return client_for(world.practitioner)


def opened(reader: Client, address: str, **asked: object) -> str:
    answer = reader.get(address, asked)
    assert answer.status_code == 200, address
    return " ".join(answer.content.decode().split())


class TestPages:
    def test_the_library_leads_to_the_list_and_the_list_to_each(self, reader: Client) -> None:
        assert '<a href="/library/measures/">Measures (38)</a>' in opened(reader, "/library/")
        page = opened(reader, "/library/measures/")
        for measure in EVERY:
            assert f'<a href="/library/measures/{measure.id}/">' in page
        assert "as they are defined today" not in page

    def test_a_page_of_its_own_on_any_day(self, reader: Client) -> None:
        page = opened(reader, "/library/measures/kips/", on="2015-01-01")
        assert "What was known on 1 January 2015." in page
        assert "Measures are shown as they are defined today" in page
        assert "/library/sources/W-CEBC-KIPS/" in page
        assert reader.get("/library/measures/nonsense/").status_code == 404

    def test_as_json_as_pdf_and_no_citation(self, reader: Client) -> None:
        said = reader.get("/library/measures/phq-9.json").json()
        assert (said["kind"], said["record"]["total"]["range"]) == ("measures", [0, 27])
        assert len(reader.get("/library/measures.json").json()["measures"]) == len(EVERY)
        assert reader.get("/library/measures/phq-9.pdf").content.startswith(b"%PDF")
        assert reader.get("/library/measures/phq-9.ris").status_code == 404

    def test_found_as_people_type_it_with_the_reason(self, reader: Client) -> None:
        page = opened(reader, "/library/", q="phq9")
        first = page.split('class="nhsuk-list attunement-results"')[1].split("</li>")[0]
        assert '<a href="/library/measures/phq-9/">Patient Health Questionnaire-9</a>' in first
        assert "Measure. Low mood over the last two weeks" in first
        assert "Why it is here: “phq9” in also called" in first
        hits = reader.get("/library/search.json", {"q": "kips"}).json()["search"]["hits"]
        assert (hits[0]["kind"], hits[0]["id"]) == ("measures", "kips")

    def test_a_source_leads_to_the_measures_that_rest_on_it(self, reader: Client) -> None:
        page = opened(reader, "/library/sources/W-KIPS-NCTSN/")
        assert '<a href="/library/measures/kips/">Keys to Interactive Parenting Scale</a>' in page

    def test_a_tool_leads_to_the_measure_that_took_its_place(self, reader: Client) -> None:
        page = opened(reader, "/library/tools/pir-gas/")
        assert 'href="/library/measures/dc-0-5-loaf/"' in page
