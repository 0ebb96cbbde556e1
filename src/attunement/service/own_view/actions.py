"""Every write about a family's own page."""

from collections.abc import Collection

from django.utils import timezone

from ..accounts.viewer import Viewer
from ..audit.actions import action, record
from ..consents.purposes import Purpose
from ..consents.selectors import standing_of
from ..home_answers.keys import Keys, new_keys
from ..home_answers.policies import checked_safe
from ..home_answers.states import OPEN_FOR
from ..relationships.models import Family, Person
from ..way.locking import Stale, bump, lock
from ..way.policies import insist
from . import policies, selectors
from .models import FamilyView
from .pieces import mark
from .states import state_of


@action
def make_view(
    *,
    by: Viewer,
    family: Family,
    person: Person,
    show: Collection[str],
    sent_to: str,
    safe: bool,
    seen: int | None,
) -> tuple[FamilyView, Keys]:
    """Make a link to one person's own page with the pieces of these keys; an earlier link of theirs
    is withdrawn. `seen` is the mark of the page that the practitioner read: raises Stale when it
    would say something else now.

    The keys that come back are shown once and kept nowhere.
    """
    family = lock(family)
    found = selectors.own_view(by, family.pk, person.pk)
    shown = found.shown(show)
    insist(policies.shows_something(len(shown["pieces"])))
    if seen is not None and seen != mark(shown):
        raise Stale(family)
    insist(checked_safe(safe))
    insist(policies.may_be_sent(standing_of(family, person, Purpose.TEXTS, timezone.localdate())))
    for earlier in FamilyView.objects.select_for_update().filter(
        family=family, person=person, withdrawn_at=None
    ):
        _withdraw(by, earlier, "A new link took its place.")
    keys = new_keys()
    made = FamilyView.objects.create(
        family=family,
        person=person,
        shown=shown,
        sent_to=sent_to,
        made_by=by.user,
        token_hash=keys.token_hash,
        pin_hash=keys.pin_hash,
        expires_at=timezone.now() + OPEN_FOR,
    )
    _note(by, made, "made a link to somebody’s own page")
    return made, keys


@action
def withdraw_view(*, by: Viewer, view: FamilyView, because: str, seen: int | None) -> FamilyView:
    """Close a link. What it showed stays in the record."""
    lock(view.family)
    view = lock(view, seen=seen)
    insist(policies.may_withdraw(state_of(view, timezone.now(), safe=True)))
    return _withdraw(by, view, because)


def _withdraw(by: Viewer, view: FamilyView, because: str) -> FamilyView:
    bump(view, *view.mark_withdrawn(by=by.user, because=because))
    _note(by, view, "withdrew a link to somebody’s own page")
    return view


@action
def enter_pin(*, by: None, view: FamilyView, keys: Keys) -> bool:
    """Try a PIN; whether it was right. Counted under the row's lock, so that tries made at the same
    moment count too. Refused once the link has ended."""
    view = lock(view)
    safe = selectors.still_safe(view)
    insist(policies.may_open(state_of(view, timezone.now(), safe=safe)))
    right = view.mark_tried(keys)
    bump(view, "wrong_pins", "opened_at")
    _note(by, view, "opened their own page" if right else "gave a wrong PIN")
    return right


def _note(by: Viewer | None, view: FamilyView, verb: str) -> None:
    record(
        by=by,
        team=view.family.team,
        verb=verb,
        family=view.family_id,
        subject=f"own view {view.pk}",
    )
