"""How a person works a page: with a mouse, or with a keyboard alone."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

FARTHEST = 400
"""Tab presses before we say that a control cannot be reached."""


WHICH_WAY = """it => {
    const behind = it.compareDocumentPosition(document.activeElement)
        & Node.DOCUMENT_POSITION_FOLLOWING;
    return behind ? 'Shift+Tab' : 'Tab';
}"""


@dataclass
class Mouse:
    page: Page

    def reach(self, control: Locator) -> None:
        """A mouse is there at once."""
        control.wait_for()

    def type(self, control: Locator, text: str) -> None:
        control.fill(text)

    def press(self, control: Locator) -> None:
        control.click()

    def check(self, control: Locator) -> None:
        control.check()

    def pick(self, control: Locator, option: str) -> None:
        control.select_option(label=option)


@dataclass
class Keyboard(Mouse):
    def reach(self, control: Locator) -> None:
        """Tab until the control has the focus, the way round that is shorter."""
        element = control.element_handle()
        key = element.evaluate(WHICH_WAY)
        for _ in range(FARTHEST):
            if element.evaluate("it => it === document.activeElement"):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{key} does not lead to {control}")

    def type(self, control: Locator, text: str) -> None:
        self.reach(control)
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(text)

    def press(self, control: Locator) -> None:
        self.reach(control)
        self.page.keyboard.press("Enter")

    def check(self, control: Locator) -> None:
        if control.get_attribute("type") != "radio":
            self.reach(control)
            if not control.is_checked():
                self.page.keyboard.press("Space")
        else:
            self._arrow_to(control)
        assert control.is_checked(), f"the keyboard does not tick {control}"

    def _arrow_to(self, radio: Locator) -> None:
        """One Tab stop a group: Tab to where the group lets us in, then arrows."""
        name = radio.get_attribute("name")
        group = self.page.locator(f'input[type="radio"][name="{name}"]')
        for _ in range(FARTHEST):
            if group.evaluate_all("all => all.includes(document.activeElement)"):
                break
            self.page.keyboard.press("Tab")
        if has_focus(radio):
            self.page.keyboard.press("Space")
        for _ in range(group.count()):
            if radio.is_checked():
                return
            self.page.keyboard.press("ArrowDown")

    def pick(self, control: Locator, option: str) -> None:
        self.reach(control)
        self.page.keyboard.type(option)


def has_focus(control: Locator) -> bool:
    found: bool = control.evaluate("element => element === document.activeElement")
    return found
