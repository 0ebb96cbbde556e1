"""Signing in and out. Only these of allauth's pages exist; the rest of its addresses do not."""

from allauth.mfa.recovery_codes.views import download_recovery_codes
from django.urls import path

from . import views

urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="account_login"),
    path("sign-out/", views.SignOut.as_view(), name="account_logout"),
    path("sign-in/again/", views.PasswordAgain.as_view(), name="account_reauthenticate"),
    path("sign-in/code/", views.Code.as_view(), name="mfa_authenticate"),
    path("sign-in/code/again/", views.CodeAgain.as_view(), name="mfa_reauthenticate"),
    path("second-factor/", views.SecondFactor.as_view(), name="mfa_index"),
    path("second-factor/set-up/", views.SetUpApp.as_view(), name="mfa_activate_totp"),
    path("second-factor/remove/", views.RemoveApp.as_view(), name="mfa_deactivate_totp"),
    path(
        "second-factor/recovery-codes/",
        views.RecoveryCodes.as_view(),
        name="mfa_view_recovery_codes",
    ),
    path(
        "second-factor/recovery-codes/new/",
        views.NewRecoveryCodes.as_view(),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "second-factor/recovery-codes/file/",
        download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]
