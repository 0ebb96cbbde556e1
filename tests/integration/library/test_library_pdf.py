"""A page of the library as a PDF: every word of it, tagged, and nothing in a record obeyed."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import settings as slowly
from hypothesis import strategies as st
from pypdf import PdfReader
from pytest_django import Settings

from attunement.knowledge import library
from attunement.knowledge.loader import RECORDS
from attunement.service.accounts.viewer import Viewer
from attunement.service.design.charts import EffectChart, EffectInWords, EffectPoint, Sparkline
from attunement.service.design.pdf import Unprintable
from attunement.service.library.pdf import MOTTO, PdfPage, record_pdf
from attunement.service.library.presenters import programmes
from attunement.service.library.presenters.blocks import (
    Cite,
    Row,
    Said,
    Section,
    SourceLine,
    Table,
    Tag,
    parts,
)
from attunement.service.library.presenters.blocks import words_of as notice_words
from attunement.service.library.presenters.writing import Writer
from attunement.service.library.selectors import Known
from attunement.service.way.presenters import Link
from world import World

TOOLKIT, TRIAL = Cite(1, "A toolkit"), Cite(2, "A trial")
EVERY_FORM = (
    Section(
        "for-whom",
        "For whom",
        intro=("Words before the rows.",),
        rows=(
            Row("Baby's age", (Said("From 0 months", (TOOLKIT,)), Said("To 24 months", (TRIAL,)))),
            Row("Size of the group", (Said("Not known"),)),
        ),
    ),
    Section(
        "evidence",
        "The evidence",
        points=(Said("Carers saw more.", (TOOLKIT, TRIAL), ("Fairly sure",)),),
        tables=(
            Table(
                "Ratings of this version",
                ("Rated by", "Rating"),
                ((Said("A register", href="/library/scales/a/"), (Said("3"), Said("of 4"))),),
                intro="Each answers its own question.",
            ),
        ),
        figures=(
            EffectChart(
                title="What came out",
                metric="d (standardised mean difference)",
                scale="difference",
                points=(EffectPoint("Sensitivity", 0.44, (0.09, 0.8)), EffectPoint("Stress", 0.1)),
                in_words=(EffectInWords("Mood", "No effect was found"),),
                sentence="Two findings with a number.",
            ),
            Sparkline(title="A small line", low=0, high=10, values=(2, 7)),
        ),
        links=(Link("Compare it", "/library/compare/"),),
    ),
    Section("cautions", "Cautions", nothing="No source gives a caution."),
    Section("left-out", "A section that says nothing"),
)
PAGE = PdfPage(
    title="An Invented Programme",
    kind="Programme",
    address="https://attunement.example/library/programmes/invented/",
    day=date(2019, 10, 1),
    lead="It helps carers to see.",
    sections=EVERY_FORM,
    sources=(
        SourceLine(1, "A toolkit", "/library/sources/toolkit/", ("Chapter 4",), ("2019",)),
        SourceLine(2, "A trial", "/library/sources/trial/", (), ()),
    ),
    tags=(Tag("Named programme"), Tag("Local", "purple")),
    notices=("Past its review date.",),
)
BODY = Section("x", "Body")


def read(page: PdfPage) -> PdfReader:
    return PdfReader(BytesIO(record_pdf(page=page)))


def bare(words: str) -> str:
    """Without spaces, line ends and joiners: a line may end anywhere."""
    return "".join(words.replace("\u2060", "").split())


def text(page: PdfPage) -> str:
    """All sheets without their feet: a sentence may go over to the next sheet."""
    sheets = [bare(sheet.extract_text()) for sheet in read(page).pages]
    return "".join(re.sub(rf"{re.escape(bare(MOTTO))}\d+of\d+$", "", sheet) for sheet in sheets)


def tags_of(node: Any) -> Iterator[dict[str, Any]]:
    """Every element of the tree of tags, in reading order."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from tags_of(child)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node
        if "/K" in node and not isinstance(node["/K"], int):
            yield from tags_of(node["/K"])


def tree(page: PdfPage) -> list[dict[str, Any]]:
    return list(tags_of(read(page).trailer["/Root"]["/StructTreeRoot"]["/K"]))


def links(page: PdfPage) -> list[str]:
    found = [mark.get_object() for sheet in read(page).pages for mark in sheet["/Annots"]]
    return [mark["/A"]["/URI"] for mark in found if "/URI" in mark.get("/A", {})]


def words_of(section: Section) -> Iterator[str]:
    """All that a section says; the slow and obvious way to ask what must be on paper."""
    yield section.title
    yield from section.intro
    said = [each for row in section.rows for each in row.said] + list(section.points)
    for row in section.rows:
        yield row.label
    for table in section.tables:
        yield from (table.caption, table.intro, *table.head)
        said += [each for row in table.rows for cell in row for each in parts(cell)]
    for each in said:
        yield each.text
        yield from each.marks
    yield from (link.label for link in section.links)


class TestWords:
    def test_everything_is_said_in_order(self) -> None:
        said = text(PAGE)
        parts_in_order = [
            "Programme. As known on 1 October 2019",
            "An Invented Programme",
            "Named programme",
            "Local",
            "Past its review date.",
            "It helps carers to see.",
            "For whom",
            "Words before the rows.",
            "Baby's age",
            "From 0 months1",
            "To 24 months2",
            "Size of the group",
            "Not known",
            "The evidence",
            "Carers saw more.1,2(Fairly sure)",
            "What came out",
            "Two findings with a number.",
            "Finding",
            "0.09 to 0.8",
            "Interval not reported",
            "No effect was found",
            "A small line",
            "Each answers its own question.",
            "Ratings of this version",
            "Rated by",
            "A register",
            "3of 4",
            "Compare it",
            "Cautions",
            "No source gives a caution.",
            "Sources",
            "1.A toolkit. Chapter 4(2019)",
            "2.A trial",
            "https://attunement.example/library/programmes/invented/",
        ]
        places = []
        for part in parts_in_order:
            places.append(said.index(bare(part), places[-1] + 1 if places else 0))
        assert places == sorted(places)

    def test_a_section_with_nothing_to_say_is_left_out(self) -> None:
        assert bare("A section that says nothing") not in text(PAGE)

    def test_nothing_is_said_only_where_there_is_nothing(self) -> None:
        full = replace(BODY, points=(Said("Something"),), nothing="Nothing at all")
        assert bare("Nothing at all") not in text(replace(PAGE, sections=(full,)))

    def test_a_caption_that_repeats_its_heading_is_said_once(self) -> None:
        table = Table("Body", ("One", "Two"), ((Said("a"), Said("b")),))
        assert text(replace(PAGE, sections=(replace(BODY, tables=(table,)),))).count("Body") == 1

    def test_every_sheet_says_who_decides_and_which_sheet_it_is(self) -> None:
        long = replace(BODY, points=(Said("A line about what went well. " * 20),) * 30)
        sheets = read(replace(PAGE, sections=(long,))).pages
        assert len(sheets) > 2
        for number, sheet in enumerate(sheets, 1):
            said = " ".join(sheet.extract_text().split())
            assert "Attunement supports decisions. The clinician decides." in said
            assert f"{number} of {len(sheets)}" in said

    def test_every_programme_is_printed_whole(self) -> None:
        known = Known(library(), date(2026, 11, 22))
        printed = 0
        for one in known.library.programmes.values():
            writer = Writer(known)
            told = programmes.tell(one, writer)
            page = PdfPage(
                title=told.title,
                kind="Programme",
                address=PAGE.address,
                day=known.day,
                lead=told.lead,
                sections=told.sections,
                sources=writer.source_lines(one.sources),
                tags=told.tags,
                notices=told.notices,
            )
            said = text(page)
            due = [
                told.title,
                told.lead,
                *map(notice_words, told.notices),
                *(tag.words for tag in told.tags),
            ]
            due += [w for each in told.sections if each.shown for w in words_of(each)]
            due += [line.called for line in page.sources]
            assert [words for words in due if bare(words) not in said] == [], one.id
            printed += 1
        assert printed >= 72


class TestTags:
    def test_is_tagged_named_and_in_english(self) -> None:
        document = read(PAGE)
        root = document.trailer["/Root"]
        assert root["/Lang"] == "en-GB"
        assert root["/MarkInfo"]["/Marked"]
        assert document.metadata is not None
        assert document.metadata.title == PAGE.title
        assert b"pdfuaid" in record_pdf(page=PAGE)

    def test_headings_lists_tables_and_pictures_are_what_they_look_like(self) -> None:
        counted = Counter(node["/S"] for node in tree(PAGE))
        assert counted["/H1"] == 1
        assert counted["/H2"] == 4  # three sections and the sources
        assert counted["/Table"] == 2  # the ratings, and the effects once more in words
        assert counted["/TH"] == 2 + 3
        assert counted["/Figure"] == 2
        assert counted["/L"] == 4  # rows, points, links, sources

    def test_a_picture_is_told_in_words(self) -> None:
        said = [node["/Alt"] for node in tree(PAGE) if node["/S"] == "/Figure"]
        assert said == [chart.drawing().description for chart in EVERY_FORM[1].figures]

    def test_the_head_of_a_table_is_on_every_sheet_of_it(self) -> None:
        table = Table("Many", ("First column", "Second"), ((Said("a"), Said("b " * 200)),) * 60)
        sheets = read(replace(PAGE, sections=(replace(BODY, tables=(table,)),))).pages
        holding = [sheet for sheet in sheets if "b b b" in sheet.extract_text()]
        assert len(holding) > 2
        assert all("First column" in sheet.extract_text() for sheet in holding)


class TestLinks:
    def test_links_lead_somewhere_from_a_file(self) -> None:
        host = "https://attunement.example"
        assert set(links(PAGE)) == {
            PAGE.address,
            f"{host}/library/scales/a/",
            f"{host}/library/compare/",
            f"{host}/library/sources/toolkit/",
            f"{host}/library/sources/trial/",
        }

    def test_an_address_elsewhere_is_kept(self) -> None:
        doi = "https://doi.org/10.1000/182"
        page = replace(PAGE, sections=(replace(BODY, points=(Said("A study", href=doi),)),))
        assert doi in links(page)

    def test_a_number_leads_to_its_source(self) -> None:
        annotations = [mark.get_object() for s in read(PAGE).pages for mark in s["/Annots"]]
        inside = [mark for mark in annotations if "/URI" not in mark.get("/A", {})]
        assert len(inside) == 4  # one a number: 1, 2, then 1 and 2


class TestSheet:
    def test_is_on_a4_upright_or_turned_in_a_font_of_its_own(self) -> None:
        sheet, turned = read(PAGE).pages[0], read(replace(PAGE, wide=True)).pages[0]
        assert [round(float(side)) for side in sheet.mediabox[2:]] == [595, 842]
        assert [round(float(side)) for side in turned.mediabox[2:]] == [842, 595]
        fonts = sheet["/Resources"]["/Font"].values()  # type: ignore[index]
        assert all("SourceSans3" in font.get_object()["/BaseFont"] for font in fonts)

    def test_the_same_page_is_the_same_bytes(self) -> None:
        assert record_pdf(page=PAGE) == record_pdf(page=PAGE)

    def test_a_page_with_almost_nothing_is_still_a_page(self) -> None:
        empty = replace(PAGE, sections=(), sources=(), tags=(), notices=(), lead="")
        assert bare(PAGE.title) in text(empty)


def saying(words: str) -> PdfPage:
    """The words in every place where words can stand."""
    said = Said(words, marks=(words,))
    section = Section(
        "x",
        words,
        intro=(words,),
        rows=(Row(words, (said,)),),
        points=(said,),
        tables=(Table(f"{words} (table)", (words,), ((said,),), intro=words),),
        links=(Link(words, "/x/"),),
    )
    line = SourceLine(1, words, "/y/", (words,), (words,))
    return PdfPage(
        title=words,
        kind=words,
        address=PAGE.address,
        day=PAGE.day,
        lead=words,
        sections=(section,),
        sources=(line,),
        tags=(Tag(words),),
        notices=(words,),
    )


class TestAnyWords:
    @pytest.mark.parametrize(
        "evil",
        [
            "#pagebreak()",
            '#panic("x")',
            '#read("/etc/hostname")',
            "*bold* _soft_ $x^2$ @ref <label>",
            "= Heading",
            "\\ // /* ` ```",
            '"quoted" {json: [1]}',
            "- item",
        ],
    )
    def test_markup_in_a_record_is_printed(self, evil: str) -> None:
        page = saying(evil)
        assert text(page).count(bare(evil)) == 21
        assert len(read(page).pages) == 1

    @given(st.text(st.sampled_from("#*_$@<>=\\/`'\"[]{}()-+~ ab1"), min_size=1, max_size=30))
    @slowly(deadline=None, max_examples=20)
    def test_any_mix_of_signs_is_printed(self, words: str) -> None:
        assert bare(f"start{words}end") in text(saying(f"start{words}end"))

    @pytest.mark.parametrize(
        "words",
        ["≥ 3 and ≤ 5", "2009–2019", "“so” ‘so’", "Zoë", "5 × 2", "½", "£5", "£", "±2…", "κ"],
    )
    def test_what_records_hold_is_printed(self, words: str) -> None:
        assert bare(words) in text(saying(words))

    def test_what_no_font_can_show_is_refused_with_what_to_do(self) -> None:
        with pytest.raises(Unprintable, match="The page cannot show “你") as refused:
            record_pdf(page=saying("Dear 你好"))
        assert refused.value.text in "你好"


def test_a_teams_own_record_in_other_letters_is_refused_in_words(
    world: World,
    client_for: Callable[[Viewer], Client],
    tmp_path: Path,
    settings: Settings,
) -> None:
    settings.TEAM_RECORDS = tmp_path
    folder = tmp_path / world.team.slug / "programmes"
    folder.mkdir(parents=True)
    shipped = (RECORDS / "programmes" / "vig.yaml").read_text()
    local = shipped.replace("id: vig\n", "id: local-vig\n", 1).replace(
        "name: Video", "name: 你好", 1
    )
    (folder / "local-vig.yaml").write_text(local)
    client = client_for(world.practitioner)
    assert client.get("/library/programmes/local-vig/").status_code == 200
    answer = client.get("/library/programmes/local-vig.pdf")
    assert answer.status_code == 409
    assert "The page cannot show" in answer.content.decode()
