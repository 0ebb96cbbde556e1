"""The gallery in a real browser: accessible, within its policy, readable narrow, script or not."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, Route

from integration.design.design_gallery import WRONG, EveryField, gallery, jinja

HOST = "http://gallery.test"
STATIC = Path(settings.SERVICE, "design/static")
AXE = Path(settings.SERVICE).parents[2] / "tests/vendor/axe/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
ERRORS = ("400", "403", "404", "429", "500")
OVERLAPS = """() => [...document.querySelectorAll('svg.attunement-chart')].flatMap(svg => {
  const sheet = svg.viewBox.baseVal
  const boxes = [...svg.querySelectorAll('text')].filter(t => t.textContent.trim()).map(t => {
    const b = t.getBBox()  // its height is the font's line, so trim it to the letters
    return {words: t.textContent, l: b.x, r: b.x + b.width,
            t: b.y + b.height * 0.2, b: b.y + b.height * 0.85}
  })
  const off = boxes.filter(b => b.l < 0 || b.t < 0 || b.r > sheet.width || b.b > sheet.height)
  const both = boxes.flatMap((a, i) => boxes.slice(i + 1)
    .filter(b => a.l < b.r && b.l < a.r && a.t < b.b && b.t < a.b).map(b => [a.words, b.words]))
  return [...off.map(b => ['off the sheet', b.words]), ...both]
})"""


def policy() -> str:
    directives = settings.SECURE_CSP.items()
    return "; ".join(
        " ".join([name, *(value for value in values if "nonce" not in value.lower())])
        for name, values in directives
    )


def rendered(path: str) -> str | None:
    if path == "/fresh":
        return gallery(EveryField())
    if path == "/wrong":
        return gallery(EveryField(WRONG, {}), shown=())
    name = path.removeprefix("/")
    return jinja().get_template(f"{name}.jinja").render() if name in ERRORS else None


def visit(browser: Browser, path: str, **options: Any) -> Page:
    """Open one page of the gallery; fails on anything the policy or the console complains of."""
    page = browser.new_page(**options)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    def serve(route: Route) -> None:
        asked = route.request.url.removeprefix(HOST)
        file = STATIC / asked.removeprefix("/static/")
        if body := rendered(asked):
            headers = {"Content-Security-Policy": policy()}
            route.fulfill(body=body, content_type="text/html", headers=headers)
        elif asked.startswith("/static/") and file.is_file():
            route.fulfill(body=file.read_bytes(), content_type=TYPES[file.suffix])
        else:
            complaints.append(f"asked for {route.request.url}")
            route.abort()

    page.route("**/*", serve)
    page.goto(HOST + path)
    # A hint about sign-in forms: the gallery's form holds a password box without being one.
    assert [text for text in complaints if "autocomplete attributes" not in text] == []
    return page


@pytest.mark.parametrize(
    ("path", "width"),
    [
        ("/fresh", 1280),
        ("/fresh", 320),
        ("/wrong", 1280),
        ("/wrong", 320),
        *((f"/{name}", 320) for name in ERRORS),
    ],
)
def test_no_barrier_that_axe_knows_and_no_sideways_scroll(
    browser: Browser, path: str, width: int
) -> None:
    page = visit(browser, path, viewport={"width": width, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(AXE.read_text())
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found["violations"]] == []
    assert len(found["passes"]) > 15


def test_drawn_words_do_not_touch_in_a_real_font(browser: Browser) -> None:
    assert visit(browser, "/fresh").evaluate(OVERLAPS) == []


@pytest.mark.parametrize("script", [True, False])
def test_the_error_summary_takes_the_focus_and_leads_to_the_field(
    browser: Browser, script: bool
) -> None:
    page = visit(browser, "/wrong", java_script_enabled=script)
    assert page.locator(".nhsuk-error-summary:focus").count() == 1
    page.keyboard.press("Tab")
    assert page.locator("a:focus").inner_text() == "Enter first name"
    page.keyboard.press("Enter")
    if script:
        assert page.locator("#id_given_name:focus").count() == 1
    assert page.url.endswith("#id_given_name") or script


def test_the_first_stop_of_the_keyboard_skips_to_the_content(browser: Browser) -> None:
    page = visit(browser, "/fresh")
    page.keyboard.press("Tab")
    assert page.locator("a:focus").inner_text() == "Skip to main content"
    page.keyboard.press("Enter")
    assert page.url.endswith("#maincontent") or page.locator("main:focus").count() == 1


def test_what_is_chosen_without_script_is_sent(browser: Browser) -> None:
    page = visit(browser, "/fresh", java_script_enabled=False)
    page.get_by_label("Father").check()
    page.get_by_label("10 reached").check()
    page.locator("#id_visit-time").fill("2:30pm")
    page.get_by_label("What worries the family?").fill("She cries")
    sent: list[str] = []
    page.unroute("**/*")

    def keep(route: Route) -> None:
        sent.append(route.request.post_data or "")
        route.fulfill(body="kept")

    page.route("**/*", keep)
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**")
    for pair in (("role", "f"), ("score", "10"), ("visit_time", "2:30pm"), ("worry", "She cries")):
        assert f'name="{pair[0]}"\r\n\r\n{pair[1]}\r\n' in sent[0]
