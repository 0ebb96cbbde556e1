"""What the libraries that sign people in ask of us: who may sign up, what to say, whom to count."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest, HttpResponse

from ..way.errors import refused
from ..way.policies import Refusal


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: a team lead invites people, or `attunement add-user` adds them."""

    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        # One sentence for both: it must not say whether somebody has an account here.
        "email_password_mismatch": "The email address or the password is not right. Check both.",
        "incorrect_password": "This is not your password. Try again.",
        "too_many_login_attempts": "Too many tries. Wait 15 minutes, then try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: each page says what happened; a message kept for later would come too late."""

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        why = "Your account is closed, so you cannot sign in."
        return refused(request, Refusal(why, "Ask your team lead to open it again."))


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages: ClassVar[dict[str, Any]] = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "This code is not right. Wait for the next one, then enter it.",
    }


def claimed_email(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Whose sign-in this claims to be: what axes counts wrong tries for.

    In lower case, so that a different spelling of one address is not five more tries.
    """
    given = (credentials or {}).get("email") or request.POST.get("login", "")
    return str(given).strip().lower()
