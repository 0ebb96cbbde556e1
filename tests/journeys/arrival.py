"""What must hold of every page that somebody arrives at."""

from pathlib import Path
from typing import Any

from django.db import connection
from playwright.sync_api import Page

AXE = (Path(__file__).resolve().parents[1] / "vendor" / "axe" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROW = 320


def axe(page: Page) -> None:
    """No barrier that axe knows of (WCAG 2.2 AA and best practice)."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(
        "rules => axe.run({runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})",
        RULES,
    )
    barriers = [
        f"{violation['id']} ({violation['impact']}): {violation['help']}\n      "
        + "\n      ".join(node["html"][:200] for node in violation["nodes"][:5])
        for violation in found["violations"]
    ]
    assert not barriers, f"{page.url}:\n   " + "\n   ".join(barriers)


def reflows(page: Page) -> None:
    """At 320 pixels, which is 400 % on a common screen, nothing scrolls sideways."""
    usual = page.viewport_size
    assert usual is not None
    page.set_viewport_size({"width": NARROW, "height": 800})
    try:
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= NARROW, f"{page.url} is {width} pixels wide on a screen of {NARROW}"
    finally:
        page.set_viewport_size(usual)


def named(page: Page) -> None:
    """A page has one main heading, and a title of its own."""
    heading = page.get_by_role("heading", level=1)
    assert heading.count() == 1, f"{page.url} has {heading.count()} main headings"
    assert page.title().strip() not in {"", "Attunement"}, f"{page.url} has no title of its own"


def arrived(page: Page, *, script: bool = True) -> None:
    """Without script axe cannot run; the same page is seen by journeys that have it. A page looks
    the same whichever database is behind it: it is looked at once, on the embedded one."""
    page.wait_for_load_state("load")
    named(page)
    if connection.vendor != "sqlite":
        return
    reflows(page)
    if script:
        axe(page)
