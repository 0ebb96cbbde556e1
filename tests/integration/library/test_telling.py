"""Every record is told, on any day, in whole words."""

import datetime as dt
from typing import get_args

import pytest

from attunement.knowledge import library
from attunement.knowledge.kinds import KINDS
from attunement.knowledge.practice import guidance, theory, tool
from attunement.knowledge.practice.framework import Competency, HexagonIndicator
from attunement.knowledge.practice.words import Principle, WordingRule
from attunement.knowledge.record import Dated, Record
from attunement.knowledge.stressor import Category
from attunement.service.library.presenters import (
    competencies,
    contacts,
    frameworks,
    guidance_documents,
    hexagon,
    national,
    principles,
    stressors,
    theories,
    tools,
    windows,
    wording,
)
from attunement.service.library.presenters.record import TELL
from attunement.service.library.presenters.writing import Writer
from attunement.service.library.selectors import Known
from integration.library.telling import KNOWN, TODAY, everything_said

DAYS = (None, dt.date(2014, 1, 1), dt.date(2019, 10, 1), dt.date(2023, 1, 1))
OURS = (
    "tools",
    "rating-scales",
    "crosswalk",
    "guidance-documents",
    "contacts",
    "statements",
    "frameworks",
    "hexagon",
    "competencies",
    "theories",
    "principles",
    "wording",
    "synonyms",
    "resolutions",
    "stressors",
)


def known_on(on: dt.date | None) -> Known:
    return Known(library().as_known_on(on) if on else library(), TODAY, on)


@pytest.mark.parametrize("on", DAYS)
@pytest.mark.parametrize("kind", OURS)
def test_every_record_is_told_on_any_day(kind: str, on: dt.date | None) -> None:
    known = known_on(on)
    for record in known.library.kind(kind).values():
        told = TELL[kind](record, Writer(known))
        assert told.title
        assert told.lead
        said = [*everything_said(told)]
        assert said
        for each in said:
            assert each.text.strip(), (record.id, told.title)
            assert each.text not in ("True", "False", "[]", "()"), record.id
            assert all(each.marks)


@pytest.mark.parametrize("kind", OURS)
def test_every_section_can_be_led_to(kind: str) -> None:
    for record in library().kind(kind).values():
        told = TELL[kind](record, Writer(KNOWN))
        ids = [section.id for section in told.sections]
        assert len(ids) == len(set(ids))
        for section in told.sections:
            for table in section.tables:
                assert all(len(row) == len(table.head) for row in table.rows)


@pytest.mark.parametrize("kind", [kind for kind in OURS if issubclass(KINDS[kind], Record)])
def test_every_record_cites_what_it_rests_on(kind: str) -> None:
    """The page's numbers begin with a source of the record: nothing of its own stands uncited."""
    for record in library().kind(kind).values():
        assert isinstance(record, Record)
        writer = Writer(KNOWN)
        TELL[kind](record, writer)
        cited = {line.called for line in writer.source_lines()}
        assert cited & {library().sources[each].called for each in record.source_ids}


@pytest.mark.parametrize("kind", OURS)
def test_what_was_recalled_says_so(kind: str) -> None:
    """A page that rests on a source nobody has looked up carries the mark on that very fact."""
    for record in library().kind(kind).values():
        for said in everything_said(TELL[kind](record, Writer(KNOWN))):
            unchecked = any(
                source.unchecked and source.called in {cite.called for cite in said.cites}
                for source in library().sources.values()
            )
            assert unchecked == ("Not yet checked against the publisher" in said.marks)


def codes(model: type[Dated], field: str) -> set[str]:
    return set(get_args(model.model_fields[field].annotation))


@pytest.mark.parametrize(
    ("words", "known"),
    [
        (tools.SHIPS, get_args(tool.Ship)),
        (windows.ANCHORS, get_args(guidance.Anchor)),
        (national.STRENGTHS, get_args(guidance.Strength)),
        (guidance_documents.STATUSES, codes(guidance.GuidanceDocument, "status")),
        (contacts.ABOUT, codes(guidance.Contact, "about")),
        (contacts.STATUTORY, (True, False, None)),
        (theories.STAGE_NAMES, theory.STAGES),
        (theories.STATUS_NAMES, get_args(theory.Link.model_fields["status"].annotation)),
        (principles.TOPICS, codes(Principle, "topic")),
        (wording.RULES, codes(WordingRule, "rule")),
        (stressors.CATEGORIES, get_args(Category)),
        (hexagon.SIDES, ("programme", "site")),
        (competencies.PARTS, ("domain", "level")),
        (frameworks.PARTS, ("hexagon", "aimh-competencies", "theory-of-change")),
    ],
)
def test_every_code_has_words_of_its_own(words: dict[object, str], known: object) -> None:
    assert set(words) == set(known)
    assert len(set(words.values())) == len(words)


def test_patterns_allow_no_code_without_words() -> None:
    for model, field, words in (
        (HexagonIndicator, "side", hexagon.SIDES),
        (Competency, "part", competencies.PARTS),
    ):
        (pattern,) = (note.pattern for note in model.model_fields[field].metadata)
        assert pattern == f"^({'|'.join(words)})$"


def test_stages_stand_in_the_order_of_the_work() -> None:
    assert tuple(theories.STAGE_NAMES) == theory.STAGES


def test_a_framework_with_parts_here_is_one_that_we_hold() -> None:
    assert set(frameworks.PARTS) <= set(library().frameworks)
    assert set(frameworks.PARTS.values()) <= set(KINDS)
