"""Writes that belong to forms themselves, not to the record: not clinical, and not audited."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils import timezone

from ..accounts.models import User
from .models import ParkedForm, Submission

PARKED_FOR = dt.timedelta(days=1)
DRAFTS_FOR = dt.timedelta(days=30)
"""Our own choice: a note is written within the week, and somebody may be ill for some of them."""


def claim(*, user: User | None, key: str) -> Submission | None:
    """Take a form's key for this transaction, or None when it has been acted on already."""
    try:
        with transaction.atomic():
            return Submission.objects.create(user=user, key=key)
    except IntegrityError:
        return None


def went_to(*, submission: Submission, url: str) -> None:
    submission.went_to = url
    submission.save(update_fields=["went_to"])


def park(*, user: int, path: str, body: str) -> None:
    """Keep what was typed until its owner has signed in again."""
    ParkedForm.objects.update_or_create(
        user_id=user, path=path, defaults={"body": body, "at": timezone.now()}
    )


def keep_draft(*, user: User, path: str, body: str, key: str) -> bool:
    """Keep what is being typed, in place of what was kept before. False, and nothing is kept, where
    the form with this key has been acted on: its words stand in the record by now."""
    with transaction.atomic():
        # Held until the draft is there: a form that is sent meanwhile waits, and then forgets it.
        held = claim(user=user, key=key)
        if held is None:
            return False
        ParkedForm.objects.update_or_create(
            user=user,
            path=path,
            defaults={"body": body, "at": timezone.now(), "draft": True},
        )
        held.delete()
    return True


def unpark(*, user: User, path: str) -> None:
    """Forget what was kept for this page, and whatever nobody came back for."""
    now = timezone.now()
    ParkedForm.objects.filter(user=user, path=path).delete()
    ParkedForm.objects.filter(draft=False, at__lt=now - PARKED_FOR).delete()
    ParkedForm.objects.filter(at__lt=now - DRAFTS_FOR).delete()
