"""Who may be shown their own page, what it may hold, and how it may reach them."""

from ..consents.policies import forbidden
from ..consents.purposes import Purpose
from ..consents.standing import Standing
from ..home_answers.states import ANSWERABLE, OVER, State
from ..way.policies import Refusal


def shows_something(count: int) -> Refusal | None:
    if count:
        return None
    return Refusal("Nothing was chosen to be shown.", "Choose at least one thing.")


def may_be_sent(texts: Standing) -> Refusal | None:
    """Somebody who said no to text messages gets no link; the page can still be printed."""
    refusal = forbidden(Purpose.TEXTS, texts)
    if refusal is None:
        return None
    return Refusal(f"They gave no leave to be sent messages. {refusal.why}", "Print the page.")


def may_open(state: State) -> Refusal | None:
    """The reader is told in their own words; see presenters."""
    if state in ANSWERABLE:
        return None
    return Refusal(f"This link no longer works: {state.value.lower()}.", "Ask for a new one.")


def may_withdraw(state: State) -> Refusal | None:
    if state in OVER:
        return Refusal("This link has been withdrawn already.", "Make a new one if it is needed.")
    return None
