"""Every visible string of the pages of signing in and of the second factor."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from markupsafe import Markup

from ..design.filters import plural
from ..way.presenters import FormPagePresenter, Link


@dataclass(frozen=True)
class DemonstrationSignIn:
    role: str
    email: str
    password: str


@dataclass(frozen=True, kw_only=True)
class SignInPage(FormPagePresenter):
    """`sign_ins` is empty outside the demonstration."""

    sign_ins: tuple[DemonstrationSignIn, ...] = ()
    sign_ins_title: str = "Demonstration sign-ins"
    sign_ins_words: str = "One for each role. Every family here is fictional."
    sign_ins_head: tuple[str, ...] = ("Role", "Email address", "Password")


def sign_in(sign_ins: Iterable[tuple[str, str, str]] = ()) -> SignInPage:
    return SignInPage(
        title="Sign in",
        submit="Sign in",
        sign_ins=tuple(DemonstrationSignIn(*each) for each in sign_ins),
    )


SIGN_OUT = FormPagePresenter(
    title="Sign out", intro=("What you have saved stays saved.",), submit="Sign out"
)
PASSWORD_AGAIN = FormPagePresenter(
    title="Enter your password again",
    intro=("What you asked for changes how you sign in, so we check that it is you.",),
    submit="Continue",
)
CODE = FormPagePresenter(
    title="Enter the code from your app",
    intro=("This is the second step of signing in.",),
    submit="Sign in",
)
CODE_AGAIN = FormPagePresenter(
    title="Enter a code from your app again",
    intro=("What you asked for changes how you sign in, so we check that it is you.",),
    submit="Continue",
)
REMOVE_APP = FormPagePresenter(
    title="Remove the second step",
    intro=(
        "You will sign in with your password alone. Your recovery codes will stop working.",
        "Where your team requires a second step, you will be asked to set it up again at once.",
    ),
    submit="Remove the second step",
)


@dataclass(frozen=True, kw_only=True)
class SetUpApp(FormPagePresenter):
    """`key` is the secret in groups of four, for typing; `picture` is the same as a QR code."""

    key: str
    key_label: str = "Key to type in"
    picture: Markup
    steps: tuple[str, ...] = (
        "Open an authenticator app on your phone, or install one.",
        "Add an account in it: scan the picture, or type the key.",
        "Enter the 6 numbers that the app shows.",
    )


def set_up_app(*, secret: str, svg: str) -> SetUpApp:
    return SetUpApp(
        title="Set up a second step for signing in",
        intro=(
            "Families trust us with what is said here. A password can be guessed or seen; a code "
            "from your phone keeps the record safe even then.",
        ),
        submit="Finish setting up",
        key=" ".join(re.findall(".{1,4}", secret)),
        picture=qr_picture(svg),
    )


def qr_picture(svg: str) -> Markup:
    """The QR code as an inline picture: our policy refuses data: addresses.

    Built anew around the path alone, so that nothing else of the library's file reaches the page.
    Raises ValueError when the file is not one square with one path.
    """
    size = re.search(r'viewBox="0 0 (\d+) \1"', svg)
    path = re.search(r'<path d="([0-9MHVLmhvlzZ.,\s-]+)"', svg)
    if not size or not path:
        raise ValueError("the QR code is not drawn as one square with one path")
    return Markup(
        '<svg class="attunement-qr" width="240" height="240" viewBox="0 0 {0} {0}" role="img" '
        'aria-label="QR code with the key below">'
        '<rect width="{0}" height="{0}" fill="#ffffff"/><path d="{1}" fill="#000000"/></svg>'
    ).format(size[1], path[1])


@dataclass(frozen=True, kw_only=True)
class SecondFactorPage:
    """Whether a second step is set up, and what can be done about it."""

    title: str
    words: tuple[str, ...]
    codes: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


def second_factor(*, app: bool, codes_left: int) -> SecondFactorPage:
    title = "Your second step for signing in"
    if not app:
        return SecondFactorPage(
            title=title,
            words=("You sign in with a password alone.",),
            links=(Link("Set up a second step", reverse("mfa_activate_totp")),),
        )
    return SecondFactorPage(
        title=title,
        words=(
            "You sign in with a password and a code from an app.",
            f"You have {plural(codes_left, 'recovery code')} left, for a day without your phone.",
        ),
        links=(
            Link("See your recovery codes", reverse("mfa_view_recovery_codes")),
            Link("Make new recovery codes", reverse("mfa_generate_recovery_codes")),
            Link("Remove the second step", reverse("mfa_deactivate_totp")),
        ),
    )


def recovery_codes(*, codes: tuple[str, ...], may_see: bool) -> SecondFactorPage:
    on = Link("Go to your start page", "/")
    new = Link("Make new recovery codes", reverse("mfa_generate_recovery_codes"))
    if not may_see:
        words: tuple[str, ...] = (f"You have {plural(len(codes), 'recovery code')} left.",)
        return SecondFactorPage(title="Your recovery codes", words=words, links=(new, on))
    file = Link("Save them as a file", reverse("mfa_download_recovery_codes"))
    return SecondFactorPage(
        title="Your recovery codes",
        words=(
            "Each of these works once in place of a code from your app, for example when you have "
            "lost your phone. Print them, or keep them where nobody else can see them.",
        ),
        codes=codes,
        links=(file, new, on) if codes else (new, on),
    )


def new_recovery_codes(*, left: int) -> FormPagePresenter:
    old = f"The {plural(left, 'code')} that you have will stop working." if left else ""
    return FormPagePresenter(
        title="Make new recovery codes",
        intro=tuple(words for words in ("You will get 10 new codes.", old) if words),
        submit="Make new codes",
    )
