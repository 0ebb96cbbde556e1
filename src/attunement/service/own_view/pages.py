"""The pages of a link to somebody's own page: what is the same on every one of them."""

from django.utils import timezone

from ..home_answers.pages.pinned import PinnedPage
from ..home_answers.presenters.parent import Notice, PinPage
from ..home_answers.presenters.shell import Speaker
from ..home_answers.states import State
from ..home_answers.wording import ENGLISH, Said, wording
from . import selectors
from .models import FamilyView
from .presenters import reader
from .states import state_of


class OfView(PinnedPage[FamilyView]):
    cookie, salt = "page", "attunement.own-view"
    entrance, inside = "view_pin", "view_read"

    def find(self, token: str) -> FamilyView:
        return selectors.view_of(token)

    def speaker(self, token: str) -> Speaker:
        return Speaker(wording(ENGLISH), self.link.family.team, token)

    def state(self, link: FamilyView) -> State:
        return state_of(link, timezone.now(), safe=selectors.still_safe(link))

    def pin_page(self, *, again: bool, wrong: Said | None) -> PinPage:
        return reader.pin(self.to, self.link, again=again, wrong=wrong)

    def end_page(self, state: State | None) -> Notice:
        return reader.dead(self.to, None if state is None else self.link, state)
