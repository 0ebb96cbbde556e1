"""The letter: a tagged PDF in which whatever anyone is called is printed, and never obeyed."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from attunement.service.design.charts import svg
from attunement.service.design.pdf import Letter, Picture, Unprintable, letter_pdf
from integration.design.design_gallery import every_chart

LETTER = Letter(
    sender="Riverside Parent-Infant Team",
    sender_lines=("1 River Road", "Leeds"),
    date=date(2026, 7, 20),
    recipient=("Ana Nowak", "2 Hill Street"),
    salutation="Dear Ana",
    subject="What you and Maya did together",
    paragraphs=("You came to seven sessions.", "You told us that feeding felt hard."),
    sign_off=("With best wishes", "Sam Okafor"),
)


def read(letter: Letter) -> PdfReader:
    return PdfReader(BytesIO(letter_pdf(letter=letter)))


def text(letter: Letter) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(letter).pages).split())


def test_says_everything_in_order() -> None:
    said = text(LETTER)
    parts = [
        LETTER.sender,
        *LETTER.sender_lines,
        *LETTER.recipient,
        "20 July 2026",
        LETTER.salutation,
        LETTER.subject,
        *LETTER.paragraphs,
        *LETTER.sign_off,
        "1 of 1",
    ]
    places = [said.index(part) for part in parts]
    assert places == sorted(places)


def test_is_tagged_named_and_in_english() -> None:
    document = read(LETTER)
    root = document.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert document.metadata is not None
    assert document.metadata.title == LETTER.subject
    assert b"pdfuaid" in letter_pdf(letter=LETTER)


def test_is_on_a4_in_a_font_of_its_own() -> None:
    page = read(LETTER).pages[0]
    assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
    fonts = page["/Resources"]["/Font"].values()  # type: ignore[index]
    assert all("SourceSans3" in font.get_object()["/BaseFont"] for font in fonts)


def test_the_same_letter_is_the_same_bytes() -> None:
    assert letter_pdf(letter=LETTER) == letter_pdf(letter=LETTER)


def test_a_chart_goes_in_with_its_words() -> None:
    chart = every_chart()[0]
    picture = Picture(svg=str(svg(chart)), alt=chart.drawing().description)
    letter = replace(LETTER, picture=picture, after_picture=("That is a real change.",))
    said = text(letter)
    assert said.index("Lower scores are better") < said.index("That is a real change.")
    assert text(LETTER) != said


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
def test_markup_in_a_name_is_printed(evil: str) -> None:
    letter = replace(LETTER, paragraphs=(evil,), recipient=(evil,), sender=evil, subject=evil)
    assert text(letter).count(" ".join(evil.split())) == 4
    assert len(read(letter).pages) == 1


@given(st.text(st.sampled_from("#*_$@<>=\\/`'\"[]{}()-+~ ab1"), min_size=1, max_size=30))
@settings(deadline=None, max_examples=25)
def test_any_mix_of_signs_is_printed(words: str) -> None:
    said = "".join(text(replace(LETTER, paragraphs=(f"start{words}end",))).split())
    assert "".join(f"start{words}end".split()) in said


@pytest.mark.parametrize("name", ["Zoë", "Łukasz Żak", "Siân Ŵyn", "Nguyễn Thị", "Олена", "Ελένη"])
def test_names_of_europe_and_vietnam_are_printed(name: str) -> None:
    assert name in text(replace(LETTER, salutation=f"Dear {name}"))


def test_a_name_that_no_font_can_show_is_refused_with_what_to_do() -> None:
    with pytest.raises(Unprintable, match="Write it in the Latin alphabet") as refused:
        letter_pdf(letter=replace(LETTER, salutation="Dear 你好"))
    assert refused.value.text in "你好"


def test_a_long_letter_runs_on_and_numbers_its_pages() -> None:
    letter = replace(LETTER, paragraphs=("A line about what went well. " * 30,) * 12)
    pages = read(letter).pages
    assert len(pages) > 1
    assert f"2 of {len(pages)}" in pages[1].extract_text()
