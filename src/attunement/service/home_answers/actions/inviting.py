"""Asking somebody to answer at home, giving a new link, and taking one back."""

from collections.abc import Collection

from django.utils import timezone

from ...accounts.viewer import Viewer
from ...assessments.models import Assessment
from ...audit.actions import action, record
from ...relationships.models import Person
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies, selectors
from ..keys import Keys, new_keys
from ..models import AskedForm, Invitation, Language
from ..states import OPEN_FOR
from .holding import _held


@action
def invite(
    *,
    by: Viewer,
    assessment: Assessment,
    person: Person,
    forms: Collection[str],
    language: Language,
    sent_to: str,
    safe: bool,
) -> tuple[Invitation, Keys]:
    """Make a link for one person. `forms` are keys of `selectors.offers`.

    The keys that come back are shown once and kept nowhere.
    """
    episode = lock(assessment.episode)
    assessment = lock(assessment)
    assessment.episode = episode
    insist(
        policies.may_invite(
            assessment, person, selectors.carers_in(assessment, timezone.localdate())
        )
    )
    chosen = [each for each in selectors.offers(assessment, person) if each.key in forms]
    insist(policies.may_ask(chosen))
    insist(policies.checked_safe(safe))
    keys = new_keys()
    invitation = Invitation.objects.create(
        assessment=assessment,
        person=person,
        language=language,
        sent_to=sent_to,
        asked_by=by.user,
        token_hash=keys.token_hash,
        pin_hash=keys.pin_hash,
        expires_at=timezone.now() + OPEN_FOR,
    )
    AskedForm.objects.bulk_create(
        AskedForm(
            invitation=invitation,
            measure=each.filling.measure.id,
            relationship=each.filling.relationship,
            about=each.filling.about,
        )
        for each in chosen
    )
    _note(by, invitation, "asked somebody to answer at home", language=str(language))
    return invitation, keys


@action
def renew_invitation(
    *, by: Viewer, invitation: Invitation, sent_to: str, safe: bool, seen: int | None
) -> tuple[Invitation, Keys]:
    """A new link and a new PIN for the same questions; the old link leads nowhere from now on. What
    was answered so far is still there."""
    invitation = _held(invitation, seen=seen)
    insist(policies.may_renew(invitation, timezone.now()))
    insist(policies.checked_safe(safe))
    keys = new_keys()
    invitation.token_hash, invitation.pin_hash = keys.token_hash, keys.pin_hash
    invitation.sent_to, invitation.wrong_pins, invitation.opened_at = sent_to, 0, None
    invitation.expires_at = timezone.now() + OPEN_FOR
    bump(
        invitation,
        "token_hash",
        "pin_hash",
        "sent_to",
        "wrong_pins",
        "opened_at",
        "expires_at",
    )
    _note(by, invitation, "gave a new link to answer at home")
    return invitation, keys


@action
def withdraw_invitation(
    *, by: Viewer, invitation: Invitation, because: str, seen: int | None
) -> Invitation:
    """Close a link. What was answered and not sent was never given to us, so it is not kept; a task
    that an answer raised stays."""
    invitation = _held(invitation, seen=seen)
    insist(policies.may_withdraw(invitation, timezone.now()))
    bump(invitation, *invitation.mark_withdrawn(by=by.user, because=because))
    invitation.forms.update(answers={})
    _note(by, invitation, "withdrew questions to answer at home")
    return invitation


def _note(by: Viewer, invitation: Invitation, verb: str, **details: str) -> None:
    record(
        by=by,
        verb=verb,
        family=invitation.assessment.episode.family_id,
        subject=f"invitation {invitation.pk}",
        details=details,
    )
