"""What every page has around it: who is signed in, where they can go, and the banner."""

from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from ... import __version__
from ..accounts.roles import EVERYONE, TEAM, Permission, Role


class NavItem(NamedTuple):
    label: str
    href: str
    current: bool


NAVIGATION: tuple[tuple[str, str, frozenset[Role]], ...] = (
    ("Worklist", "worklist", TEAM),
    ("Calendar", "calendar", TEAM),
    ("Referrals", "referrals", TEAM),
    ("Families", "families", TEAM),
    ("Team", "your_team", TEAM),
    ("Library", "library", EVERYONE),
    ("Totals", "totals", EVERYONE),
)


def _here(path: str, href: str) -> bool:
    """Whether the page stands under that item: at it, or in the library at any depth."""
    return path == href or (href == reverse("library") and path.startswith(href))


def furniture(request: HttpRequest) -> dict[str, Any]:
    viewer = getattr(request, "viewer", None)
    nav: tuple[NavItem, ...] = ()
    if viewer is not None:
        nav = tuple(
            NavItem(label, href := reverse(name), _here(request.path, href))
            for label, name, roles in NAVIGATION
            if viewer.may(Permission(to=label, roles=roles))
        )
    return {
        "viewer": viewer,
        "account": viewer.user.name if viewer else "",
        "nav": nav,
        "demonstration": settings.DEMONSTRATION,
        "version": __version__,
    }
