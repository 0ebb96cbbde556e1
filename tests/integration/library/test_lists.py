"""Every kind has a list, and every record stands in the list of its kind."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from attunement.knowledge import library
from attunement.knowledge.kinds import KINDS
from attunement.service.accounts.viewer import Viewer
from attunement.service.library.presenters.kinds import many
from attunement.service.library.presenters.lists import LISTS, list_page
from attunement.service.library.selectors import Known
from integration.library.telling import KNOWN, TODAY, cells, everything_said
from world import World

PLAIN = [kind for kind in KINDS if kind not in LISTS]


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_stands_in_its_list_once(kind: str) -> None:
    page = list_page(kind, KNOWN)
    hrefs = [said.href for said in everything_said(page)]
    for record_id in library().kind(kind):
        # A superseded document is led to what replaced it, which so stands there twice.
        times = 1 + (record_id == "qs37-2022")
        assert hrefs.count(f"/library/{kind}/{record_id}/") == times


@pytest.mark.parametrize("kind", PLAIN)
def test_a_plain_list_gives_each_a_name_of_its_own_and_one_line(kind: str) -> None:
    page = list_page(kind, KNOWN)
    assert page.title == many(kind)
    for each in page.sections:
        for table in each.tables:
            rows = cells(table)
            assert all(name and line for name, line in rows)
            names = [name for name, line in rows]
            assert len(names) == len(set(names)), "Two links of one name lead to two pages."


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_list_cites_stands_under_it(kind: str) -> None:
    page = list_page(kind, KNOWN)
    numbers = {cite.number for said in everything_said(page) for cite in said.cites}
    assert numbers == {line.number for line in page.sources}
    assert len({each.id for each in page.sections}) == len(page.sections)


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_of_a_day_before_anything_was_known_says_so(kind: str) -> None:
    then = dt.date(1950, 1, 1)
    page = list_page(kind, Known(library().as_known_on(then), TODAY, then))
    shown = [each for each in page.sections if each.shown]
    if not library().as_known_on(then).kind(kind) and kind != "stressors":
        assert any(each.nothing for each in shown)
    for said in everything_said(page):
        assert not said.href or said.href.endswith("?on=1950-01-01")


def test_a_kind_that_does_not_exist_is_refused() -> None:
    with pytest.raises(KeyError):
        list_page("recipes", KNOWN)


def test_lists_keep_the_order_that_records_give() -> None:
    page = list_page("hexagon", KNOWN)
    names = [row[0] for row in cells(page.sections[0].tables[0])]
    ordered = sorted(library().hexagon.values(), key=lambda each: each.order)
    assert names == [f"Hexagon: {each.name}" for each in ordered]


def test_principles_stand_by_what_they_are_about() -> None:
    page = list_page("principles", KNOWN)
    assert {each.title for each in page.sections} == {
        "Choosing what to offer",
        "Meeting families and staying in touch",
        "Talking about strains on a family",
    }
    for each in page.sections:
        orders = [
            library().principles[row[0].href.split("/")[3]].order for row in each.tables[0].rows
        ]
        assert orders == sorted(orders)


def test_competencies_stand_by_domain_and_level() -> None:
    page = list_page("competencies", KNOWN)
    assert [each.title.partition(":")[0] for each in page.sections] == ["Domain", "Level"]


@pytest.mark.parametrize(
    "address", ["/library/tools/", "/library/crosswalk/", "/library/glossary/"]
)
def test_the_sources_stand_on_the_page_once(
    address: str, world: World, client_for: Callable[[Viewer], Client]
) -> None:
    page = client_for(world.practitioner).get(address).content.decode()
    assert page.count('id="sources"') == 1
    assert page.count('id="source-1"') == 1
