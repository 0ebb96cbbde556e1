"""Somebody in front of the product: what they do and what they see, in the page's own words."""

import datetime as dt
import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from arrival import arrived
from django.conf import settings
from django.test import Client
from django.urls import reverse
from hands import Mouse, has_focus
from playwright.sync_api import (
    ConsoleMessage,
    FilePayload,
    FloatRect,
    Locator,
    Page,
    Request,
    expect,
)

from attunement.service.accounts.viewer import Viewer
from world import PASSWORD, World

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ABOVE = 12
"""Pixels above a heading that are still its own."""
TALL = 1400
"""Pixels of a long page that a picture shows."""
Place = str | tuple[str, ...] | None
"""Where on the page: the name of a part of it, or several, each inside the one before."""


@dataclass
class Journey:
    page: Page
    world: World
    hands: Mouse
    script: bool = True
    server: str = ""
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        # A page that answers 4xx is also "a resource that failed": that answer is ours to assert.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            self.complaints.append(f"{self.page.url} asked {request.url}")

    def nothing_went_wrong(self) -> None:
        assert not self.complaints, "\n".join(self.complaints)

    # What they do

    def visits(self, name: str, **kwargs: object) -> None:
        self.page.goto(reverse(name, kwargs=kwargs or None))
        arrived(self.page, script=self.script)

    def signs_in(self, viewer: Viewer, password: str = PASSWORD) -> None:
        """To the sign-in page unless already there; then in."""
        if not self.page.get_by_label("Password", exact=True).count():
            self.visits("account_login")
        self.fills("Email address", viewer.user.email)
        self.fills("Password", password)
        self.presses("Sign in")

    def is_signed_in(self, viewer: Viewer) -> None:
        """As whoever was here before signed out, and this person in: for journeys of many people
        that are not about the pages on which they do it."""
        client = Client()
        client.force_login(viewer.user, backend=BACKEND)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        context = self.page.context
        context.clear_cookies()
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": self.server}])

    def signs_out(self) -> None:
        self.presses("Sign out")

    def follows(self, words: str, *, under: Place = None) -> None:
        self._leave(self._scope(under).get_by_role("link", name=_named(words)).first)

    def presses(self, words: str, *, under: Place = None) -> None:
        self._leave(self._scope(under).get_by_role("button", name=_named(words)).first)

    def _leave(self, control: Locator) -> None:
        self.hands.reach(control)  # the way there is not what the time limit is for
        with self.page.expect_navigation():
            self.hands.press(control)
        arrived(self.page, script=self.script)

    def unfolds(self, words: str) -> None:
        """What most people do not need is folded away: they open it."""
        summary = self.page.locator("summary", has_text=words).first
        self.hands.press(summary)
        expect(summary.locator("xpath=..")).to_have_attribute("open", "")

    def fills(self, label: str, text: str, *, under: Place = None) -> None:
        self.hands.type(self._scope(under).get_by_label(label, exact=True), text)

    def fills_day(self, legend: str, on: dt.date, *, time: str = "", under: Place = None) -> None:
        """The boxes of a day, and of its time where one is asked for."""
        place = (*_places(under), legend)
        for label, typed in (("Day", on.day), ("Month", on.month), ("Year", on.year)):
            self.fills(label, str(typed), under=place)
        if time:
            self.fills("Time", time, under=place)

    def chooses(self, option: str, *, under: Place = None) -> None:
        self.hands.check(self._scope(under).get_by_role("radio", name=option, exact=True))

    def ticks(self, *options: str, under: Place = None) -> None:
        for option in options:
            box = self._scope(under).get_by_role("checkbox", name=option, exact=True)
            self.hands.check(box)

    def picks(self, option: str, *, from_: str, under: Place = None) -> None:
        self.hands.pick(self._scope(under).get_by_label(from_, exact=True), option)

    def brings(self, label: str, name: str, content: bytes) -> None:
        """Choose a file of their own."""
        file: FilePayload = {"name": name, "mimeType": "text/csv", "buffer": content}
        self.page.get_by_label(label, exact=True).set_input_files(file)

    def downloads(self, words: str) -> tuple[str, bytes]:
        """What kind of file is behind a link, and what is in it."""
        link = self.page.get_by_role("link", name=_named(words))
        answer = self.page.request.get(link.get_attribute("href") or "")
        assert answer.ok, f"{words}: {answer.status}"
        return answer.headers["content-type"], answer.body()

    def _scope(self, under: Place) -> Page | Locator:
        found: Page | Locator = self.page
        for name in _places(under):
            found = self._part(found, name)
        return found

    def _part(self, of: Page | Locator, name: str) -> Locator:
        """The group of that legend, the region of that heading, or what is folded under it."""
        group = of.get_by_role("group", name=re.compile(f"^{re.escape(name)}"))
        region = of.get_by_role("region", name=name)
        folded = of.locator("details").filter(has=self.page.locator("summary", has_text=name))
        return next((each for each in (group, region) if each.count()), folded)

    # What they see

    def is_at(self, name: str, **kwargs: object) -> None:
        path = re.escape(reverse(name, kwargs=kwargs or None))
        expect(self.page).to_have_url(re.compile(rf"^http://127\.0\.0\.1:\d+{path}(\?.*)?$"))

    def sees(self, *words: str) -> None:
        for each in words:
            expect(self.page.locator("body")).to_contain_text(each)

    def sees_in(self, heading: str, *words: str) -> None:
        """Right after that heading."""
        title = self.page.get_by_role("heading", name=heading, exact=True)
        for each in words:
            expect(title.locator("xpath=following-sibling::*[1]")).to_contain_text(each)

    def sees_heading(self, words: str) -> None:
        expect(self.page.get_by_role("heading", name=words, exact=True).first).to_be_visible()

    def does_not_see(self, *words: str) -> None:
        for each in words:
            expect(self.page.locator("body")).not_to_contain_text(each)

    def still_holds(self, label: str, text: str, *, under: Place = None) -> None:
        """What was typed there is there."""
        expect(self._scope(under).get_by_label(label, exact=True)).to_have_value(text)

    def error_summary_says(self, *messages: str) -> None:
        """The summary is there, has the focus, names each problem, and leads to its field."""
        summary = self.page.get_by_role("alert")
        expect(summary).to_be_visible()
        assert has_focus(summary) or has_focus(self.page.locator(".nhsuk-error-summary")), (
            f"{self.page.url}: the error summary does not have the focus"
        )
        for message in messages:
            expect(summary).to_contain_text(message)
        for link in summary.get_by_role("link").all():
            target = (link.get_attribute("href") or "").removeprefix("#")
            assert self.page.locator(f'[id="{target}"]').count() == 1, f"#{target} leads nowhere"
        assert self.page.title().startswith("Error: "), "the title says that there is an error"

    def shot(self, name: str, *, start: str = "", tall: bool = False) -> None:
        """A picture for the documentation, when asked for: ATTUNEMENT_SHOTS=1. Of a page too long
        to look at, the top, or what follows the heading `start`."""
        if os.environ.get("ATTUNEMENT_SHOTS") != "1":
            return
        IMAGES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(
            path=IMAGES / f"{name}.png",
            full_page=True,
            clip=self._from(start) if start or tall else None,
        )

    def _from(self, heading: str) -> FloatRect:
        top = 0.0
        if heading:
            found = self.page.get_by_role("heading", name=heading, exact=True).first
            top = found.evaluate("it => it.getBoundingClientRect().top + window.scrollY") - ABOVE
        whole: float = self.page.evaluate("document.documentElement.scrollHeight")
        return {"x": 0, "y": top, "width": 1280, "height": min(TALL, whole - top)}


def _places(under: Place) -> tuple[str, ...]:
    return (under,) if isinstance(under, str) else under or ()


def _named(words: str) -> re.Pattern[str]:
    """Exactly these words. What only a screen reader hears may stand apart: "Rate : PHQ-9"."""
    return re.compile(f"^{re.escape(words).replace(':', ' ?:')}$")
