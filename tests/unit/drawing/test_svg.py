"""A drawing as SVG: an XML reader reads back what was drawn, whatever the words."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from attunement.drawing import Drawing, Polygon, Text, svg

SVG = "{http://www.w3.org/2000/svg}"


def drawn(words: str) -> Drawing:
    marks = (Polygon(((1, 2), (3.456, 4), (5, 2))), Text(1, 20, words))
    return Drawing(100, 40.2, f"T {words}", f"D {words}", marks)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_words_are_read_back_as_they_were(words: str) -> None:
    root = ElementTree.fromstring(svg(drawn(words)))  # noqa: S314 - our own markup
    assert root.findtext(f"{SVG}title") == f"T {words}"
    assert root.findtext(f"{SVG}desc") == f"D {words}"
    assert (root.findtext(f"{SVG}text") or "") == words


def test_a_control_character_is_dropped_since_no_xml_can_hold_it() -> None:
    root = ElementTree.fromstring(svg(drawn("a\x00\x0bb\ufffe")))  # noqa: S314
    assert root.findtext(f"{SVG}text") == "ab"


def test_the_sheet_is_whole_pixels_and_nothing_is_cut() -> None:
    root = ElementTree.fromstring(svg(drawn("")))  # noqa: S314
    assert (root.get("width"), root.get("height")) == ("100", "41")
    assert root.get("viewBox") == "0 0 100 41"
    assert root.get("role") == "img"


def test_a_class_is_there_only_for_a_page_that_has_a_style_sheet() -> None:
    assert "class=" not in svg(drawn(""))
    assert 'class="chart &#34;x&#34;"' in svg(drawn(""), css_class='chart "x"')


def test_a_polygon_is_closed_and_filled() -> None:
    assert '<polygon points="1,2 3.46,4 5,2" fill="#1d4f5c"></polygon>' in svg(drawn(""))
