"""The pages of a link to questions: what is the same on every one of them."""

from http import HTTPStatus

from django.http import HttpResponse
from django.utils import timezone

from .. import selectors
from ..models import Invitation
from ..presenters import ends, parent
from ..presenters.shell import Speaker
from ..states import ANSWERABLE, State, state_of
from ..wording import Said, wording
from .pinned import PinnedPage

COOKIE = "questions"
SALT = "attunement.home-answers"


class OfInvitation(PinnedPage[Invitation]):
    """What is the same on every page of a link to questions."""

    cookie, salt = COOKIE, SALT
    entrance, inside = "home_pin", "home_start"

    def find(self, token: str) -> Invitation:
        return selectors.invitation_of(token)

    def speaker(self, token: str) -> Speaker:
        team = self.link.assessment.episode.team
        return Speaker(wording(self.link.language), team, token)

    def state(self, link: Invitation) -> State:
        return state_of(link, timezone.now())

    def pin_page(self, *, again: bool, wrong: Said | None) -> parent.PinPage:
        return parent.pin(self.to, again=again, wrong=wrong)

    def end_page(self, state: State | None) -> parent.Notice:
        return ends.dead(self.to, state)

    def dead_now(self) -> HttpResponse:
        """What an action refused: the link has ended since this page was asked for, or the record
        cannot take the answers any more."""
        state = self.state(self.find(self.to.token))
        if state in ANSWERABLE:
            return self.over(ends.not_taken(self.to), status=HTTPStatus.CONFLICT)
        return self.dead(state)
