"""What comes out of the printer: all that is told, nothing to press, tables as tables."""

import pytest
from playwright.sync_api import Browser, Page

from integration.design.test_design_browser import visit

A4 = {"width": 680, "height": 962}  # less 15 mm all round, at 96 pixels to the inch
NOT_ON_PAPER = (
    ".attunement-nav",
    ".attunement-header__account",
    ".attunement-footer",
    ".nhsuk-back-link",
    ".nhsuk-form-group",
    ".nhsuk-radios",
    ".nhsuk-checkboxes",
    "button",
)
TOLD = """
<p id="told">A sentence. <a class="attunement-cite" href="#source-1">1</a>
<a class="attunement-cite" href="#source-2">2</a>
<span class="attunement-mark">Fairly sure</span></p>
<form role="search"><ol class="attunement-results"><li>A result</li></ol></form>
<p class="attunement-no-print">Another form of this page</p>
"""


@pytest.fixture
def paper(browser: Browser) -> Page:
    page = visit(browser, "/fresh", viewport=A4)
    page.evaluate(
        "html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", TOLD
    )
    page.emulate_media(media="print")
    return page


def test_nothing_to_press_is_printed(paper: Page) -> None:
    for what in NOT_ON_PAPER:
        found = paper.locator(what).all()
        assert found, what
        assert not any(each.is_visible() for each in found), what


def test_what_is_told_is_printed(paper: Page) -> None:
    for words in ("Everything the design can show", "A sentence.", "Fairly sure", "A result"):
        assert paper.get_by_text(words).first.is_visible()
    assert not paper.get_by_text("Another form of this page").is_visible()
    assert paper.locator(".attunement-demonstration").is_visible()


def test_what_is_closed_is_opened(paper: Page) -> None:
    closed = paper.locator("details:not([open])")
    assert closed.count() > 3
    heights = closed.locator("table").evaluate_all("all => all.map(each => each.offsetHeight)")
    assert all(height > 40 for height in heights)
    seen = closed.locator("table").first.evaluate("each => each.checkVisibility()")
    assert seen


def test_a_table_is_a_table_on_paper_and_its_rows_stay_whole(paper: Page) -> None:
    table = paper.locator("table").first
    shown = "each => getComputedStyle(each)"
    for tag, display in (("thead", "table-header-group"), ("td", "table-cell")):
        assert table.locator(tag).last.evaluate(f"{shown}.display") == display
    assert table.locator("tbody tr").first.evaluate(f"{shown}.display") == "table-row"
    assert table.locator("tbody tr").first.evaluate(f"{shown}.breakInside") == "avoid"
    assert not table.locator(".nhsuk-table__heading").first.is_visible()


def test_a_link_is_words_without_its_address(paper: Page) -> None:
    link = paper.locator("#told a").first
    assert link.evaluate("each => getComputedStyle(each, '::after').content") == "none"
    assert "none" in link.evaluate("each => getComputedStyle(each).textDecorationLine")


@pytest.mark.parametrize("width", [1280, 320])
def test_the_number_of_a_source_is_large_enough_to_press(browser: Browser, width: int) -> None:
    page = visit(browser, "/fresh", viewport={"width": width, "height": 800})
    page.evaluate(
        "html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", TOLD
    )
    boxes = [each.bounding_box() for each in page.locator(".attunement-cite").all()]
    for box in boxes:
        assert box is not None
        assert box["width"] >= 24
        assert box["height"] >= 24
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[0]["x"] + 24 <= boxes[1]["x"] or boxes[0]["y"] + 24 <= boxes[1]["y"]
