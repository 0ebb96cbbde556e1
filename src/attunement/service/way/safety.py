"""The hidden fields of every form: sent once, owned by one person, about one version."""

import secrets
from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest, QueryDict

ONCE, OWNER, VERSION = "_once", "_owner", "_version"
SECRET = (ONCE, OWNER, "csrfmiddlewaretoken")
HIDDEN = (*SECRET, VERSION)
DRAFT = "_draft"
"""Says that a form came to be kept and not to be acted on: see way.drafts."""
SALT = "attunement.form-owner"


@dataclass(frozen=True, kw_only=True)
class Safety:
    """What a form carries besides what people type."""

    once: str
    owner: str
    version: int | None

    @property
    def hidden(self) -> dict[str, str]:
        fields = {ONCE: self.once, OWNER: self.owner}
        if self.version is not None:
            fields[VERSION] = str(self.version)
        return fields


def page_of(request: HttpRequest) -> str:
    """The page that a form stands on, with its query: two questionnaires may differ in that alone,
    and what was typed about one person must never come back under another's name."""
    return request.get_full_path()[:300]


def fresh(*, user: int | None, path: str, version: int | None) -> Safety:
    return Safety(
        once=secrets.token_urlsafe(24),
        owner=signing.dumps([user, path], salt=SALT),
        version=version,
    )


def owner_of(request: HttpRequest) -> int | None:
    """The id of the user to whom this form was shown, on this page, within a day; else None."""
    try:
        user, path = signing.loads(request.POST.get(OWNER, ""), salt=SALT, max_age=24 * 60 * 60)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return user if path == page_of(request) and isinstance(user, int) else None


def seen_version(request: HttpRequest) -> int | None:
    return version_in(request.POST)


def version_in(sent: QueryDict) -> int | None:
    value = sent.get(VERSION, "")
    return int(value) if value.isdecimal() and len(value) < 10 else None


def typed(request: HttpRequest) -> str:
    """The form without what makes it act, url-encoded: what is worth keeping. The version stays:
    whoever comes back must be told of what others changed in between."""
    kept: QueryDict = request.POST.copy()
    for name in (*SECRET, DRAFT):
        kept.pop(name, None)
    return kept.urlencode()


def words_in(sent: QueryDict) -> tuple[str, ...]:
    """What somebody wrote, in the order of the form: answers of one word are ticked again sooner
    than they are read."""
    texts = (text.strip() for name in sent if name not in HIDDEN for text in sent.getlist(name))
    return tuple(text for text in texts if len(text.split()) > 1)
