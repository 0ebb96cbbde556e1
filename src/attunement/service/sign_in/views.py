"""Allauth's pages, each with our words put around its form. What they do is theirs."""

from typing import Any, ClassVar

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django import forms
from django.conf import settings
from django.http import HttpResponse

from ..way.presenters import FormPagePresenter
from . import presenters


class Worded:
    """Adds `page` for the template; a form with errors is answered with 422."""

    page: ClassVar[FormPagePresenter]

    def present(self, context: dict[str, Any]) -> Any:
        return self.page

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        context.setdefault("form", forms.Form())
        return context | {"page": self.present(context)}

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        response.status_code = 422
        return response


class SignIn(Worded, account.LoginView):
    template_name = "account/login.jinja"

    def present(self, context: dict[str, Any]) -> presenters.SignInPage:
        shown = getattr(settings, "DEMONSTRATION_SIGN_INS", ()) if settings.DEMONSTRATION else ()
        return presenters.sign_in(shown)


class SignOut(Worded, account.LogoutView):
    template_name = "form_page.jinja"
    page = presenters.SIGN_OUT


class PasswordAgain(Worded, account.ReauthenticateView):
    template_name = "form_page.jinja"
    page = presenters.PASSWORD_AGAIN


class Code(Worded, mfa.AuthenticateView):
    template_name = "form_page.jinja"
    page = presenters.CODE


class CodeAgain(Worded, mfa.ReauthenticateView):
    template_name = "form_page.jinja"
    page = presenters.CODE_AGAIN


class SecondFactor(Worded, mfa.IndexView):
    template_name = "mfa/index.jinja"

    def present(self, context: dict[str, Any]) -> presenters.SecondFactorPage:
        found = context["authenticators"]
        spare = found.get("recovery_codes")
        left = len(spare.get_unused_codes()) if spare else 0
        return presenters.second_factor(app="totp" in found, codes_left=left)


class SetUpApp(Worded, totp.ActivateTOTPView):
    template_name = "mfa/totp/activate_form.jinja"

    def present(self, context: dict[str, Any]) -> presenters.SetUpApp:
        return presenters.set_up_app(secret=context["form"].secret, svg=context["totp_svg"])


class RemoveApp(Worded, totp.DeactivateTOTPView):
    template_name = "form_page.jinja"
    page = presenters.REMOVE_APP


class RecoveryCodes(Worded, codes.ViewRecoveryCodesView):
    template_name = "mfa/index.jinja"

    def present(self, context: dict[str, Any]) -> presenters.SecondFactorPage:
        return presenters.recovery_codes(
            codes=tuple(context["unused_codes"]), may_see=context["can_view_codes"]
        )


class NewRecoveryCodes(Worded, codes.GenerateRecoveryCodesView):
    template_name = "form_page.jinja"

    def present(self, context: dict[str, Any]) -> FormPagePresenter:
        return presenters.new_recovery_codes(left=context["unused_code_count"])
