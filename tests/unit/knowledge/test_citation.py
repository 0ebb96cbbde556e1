"""A citation in one line: what is read out of it, over every record that has one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.knowledge import library
from attunement.knowledge.citing.citation import Citation, parts
from attunement.knowledge.review import Review
from attunement.knowledge.study import Study

EVERY: list[Review | Study] = [*library().reviews.values(), *library().studies.values()]
WITHOUT_AUTHORS = {"nji-vipp", "wwcsc-mellow", "birth-to-school-2005"}
"""Organisations and a study, none of them a list of people."""
JOURNALS = {
    "Psychological Bulletin",
    "Child and Adolescent Mental Health",
    "Clinical Psychology Review",
    "J Child and Family Studies",
    "Infant Mental Health Journal",
    "Community Practitioner",
    "Health Technology Assessment",
    "Journal of Health Visiting",
    "Child Development",
    "JAMA Pediatrics",
    "Lancet",
    "Attachment & Human Development",
    "Lancet Psychiatry",
    "JAACAP",
    "Seminars in Neonatology",
    "Child Abuse & Neglect",
    "PLoS ONE",
    "Psychology and Psychotherapy",
    "J Child Psychotherapy",
}
"""Every journal that the records name with a volume: a title that strays in here is a mistake."""


@pytest.mark.parametrize("record", EVERY, ids=lambda one: one.id)
def test_authors_are_names_that_stand_before_the_year(record: Review | Study) -> None:
    citation = record.citation
    told = parts(citation)
    assert (told.authors == ()) == (record.id in WITHOUT_AUTHORS)
    before = citation.partition(told.year)[0] if told.year else citation
    for author in told.authors:
        assert author in before
        assert not re.search(r"[\d,&()]", author)
    assert told.others == (" et al." in before and bool(told.authors))


@pytest.mark.parametrize("record", EVERY, ids=lambda one: one.id)
def test_a_container_is_a_journal_and_never_a_title(record: Review | Study) -> None:
    told = parts(record.citation)
    assert told.container is None or told.container in JOURNALS
    assert (told.container is None) == (told.volume is None)


def test_every_journal_of_the_list_is_found() -> None:
    assert {parts(record.citation).container for record in EVERY} - {None} == JOURNALS


def test_the_whole_of_a_citation() -> None:
    assert parts("Barlow, Schrader-McMillan, Axford et al. (2016) Child Health 21(1):11-20") == (
        Citation(
            authors=("Barlow", "Schrader-McMillan", "Axford"),
            others=True,
            year="2016",
            container="Child Health",
            volume="21",
            issue="1",
            pages="11-20",
        )
    )


@pytest.mark.parametrize(
    "citation",
    [
        "University of Oxford (2005)",
        "Netherlands Youth Institute database entry, VIPP-SD",
        "The team at St. Mary's (2012) A study",
    ],
)
def test_what_is_no_list_of_names_gives_no_author(citation: str) -> None:
    assert parts(citation).authors == ()


@given(
    st.lists(
        st.sampled_from(["Barlow", "van IJzendoorn", "O'Hara", "Zaphiriou Woods"]), min_size=1
    ),
    st.integers(1900, 2099),
)
def test_names_come_back_as_they_went_in(names: list[str], year: int) -> None:
    *most, last = names
    written = f"{', '.join(most)} & {last}" if most else last
    told = parts(f"{written} ({year})")
    assert told == Citation(authors=tuple(names), year=str(year))
