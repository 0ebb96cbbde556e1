"""Somebody in front of the product: what they do and what they see, in the page's own words."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from arrival import arrived
from django.urls import reverse
from hands import Mouse, has_focus
from playwright.sync_api import ConsoleMessage, Locator, Page, Request, expect

from attunement.service.accounts.viewer import Viewer
from world import PASSWORD, World

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"


@dataclass
class Journey:
    page: Page
    world: World
    hands: Mouse
    script: bool = True
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

    def signs_out(self) -> None:
        self.presses("Sign out")

    def follows(self, words: str, *, under: str | None = None) -> None:
        self._leave(self._scope(under).get_by_role("link", name=words, exact=True).first)

    def presses(self, words: str, *, under: str | None = None) -> None:
        self._leave(self._scope(under).get_by_role("button", name=words, exact=True).first)

    def _leave(self, control: Locator) -> None:
        with self.page.expect_navigation():
            self.hands.press(control)
        arrived(self.page, script=self.script)

    def fills(self, label: str, text: str, *, under: str | None = None) -> None:
        self.hands.type(self._scope(under).get_by_label(label, exact=True), text)

    def fills_day(self, legend: str, day: int, month: int, year: int) -> None:
        for label, number in (("Day", day), ("Month", month), ("Year", year)):
            self.fills(label, str(number), under=legend)

    def chooses(self, option: str, *, under: str | None = None) -> None:
        self.hands.check(self._scope(under).get_by_role("radio", name=option, exact=True))

    def ticks(self, option: str, *, under: str | None = None) -> None:
        self.hands.check(self._scope(under).get_by_role("checkbox", name=option, exact=True))

    def picks(self, option: str, *, from_: str, under: str | None = None) -> None:
        self.hands.pick(self._scope(under).get_by_label(from_, exact=True), option)

    def _scope(self, under: str | None) -> Page | Locator:
        """The group of that legend, or the region of that heading; the page without one."""
        if under is None:
            return self.page
        group = self.page.get_by_role("group", name=re.compile(f"^{re.escape(under)}"))
        return group if group.count() else self.page.get_by_role("region", name=under)

    # What they see

    def is_at(self, name: str, **kwargs: object) -> None:
        path = re.escape(reverse(name, kwargs=kwargs or None))
        expect(self.page).to_have_url(re.compile(rf"^http://127\.0\.0\.1:\d+{path}(\?.*)?$"))

    def sees(self, *words: str) -> None:
        for each in words:
            expect(self.page.locator("body")).to_contain_text(each)

    def sees_heading(self, words: str) -> None:
        expect(self.page.get_by_role("heading", name=words, exact=True).first).to_be_visible()

    def does_not_see(self, *words: str) -> None:
        for each in words:
            expect(self.page.locator("body")).not_to_contain_text(each)

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

    def shot(self, name: str) -> None:
        """A picture for the documentation, when asked for: ATTUNEMENT_SHOTS=1."""
        if os.environ.get("ATTUNEMENT_SHOTS") == "1":
            IMAGES.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=IMAGES / f"{name}.png", full_page=True)
