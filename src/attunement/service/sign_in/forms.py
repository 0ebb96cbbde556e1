"""Allauth's forms in our words. What they check is theirs; the code of a second factor is also
counted here, as allauth's own counting is off (it would stop axes from counting passwords)."""

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.core import context
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from axes.handlers.proxy import AxesProxyHandler
from django import forms
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError


def _word(form: forms.Form, name: str, label: str, required: str, hint: str = "") -> None:
    field = form.fields[name]
    field.label, field.help_text = label, hint
    field.error_messages["required"] = required
    field.widget.attrs.pop("placeholder", None)  # it vanishes as soon as it is needed


CODE_HINT = "6 numbers from your authenticator app, or one of your recovery codes"


class SignInForm(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "login", "Email address", "Enter your email address")
        _word(self, "password", "Password", "Enter your password")
        self.fields["login"].error_messages["invalid"] = (
            "Enter an email address like name@example.org"
        )


class PasswordAgainForm(ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "password", "Password", "Enter your password")


class _Counted:
    """A code that is wrong counts as a failed sign-in of its owner, and five lock the account for
    a while: six digits could otherwise be guessed by trying them all."""

    user: Any

    def clean_code(self) -> str:
        request = context.request
        credentials = {"email": self.user.email}
        if not AxesProxyHandler.is_allowed(request, credentials):
            request.axes_locked_out = True
            raise ValidationError("Too many tries. Wait 15 minutes, then try again.")
        try:
            return str(super().clean_code())  # type: ignore[misc]
        except ValidationError:
            user_login_failed.send(sender=__name__, credentials=credentials, request=request)
            raise


class CodeForm(_Counted, mfa.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "code", "Code", "Enter the code", CODE_HINT)


class CodeAgainForm(_Counted, mfa.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "code", "Code", "Enter the code", CODE_HINT)


class FirstCodeForm(ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "code", "Code from the app", "Enter the 6 numbers that the app shows")
