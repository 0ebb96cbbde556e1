"""Writes that belong to forms themselves, not to the record: not clinical, and not audited."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils import timezone

from ..accounts.models import User
from .models import ParkedForm, Submission

PARKED_FOR = dt.timedelta(days=1)


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


def unpark(*, user: User, path: str) -> None:
    """Forget what was kept for this page, and whatever nobody came back for."""
    ParkedForm.objects.filter(user=user, path=path).delete()
    ParkedForm.objects.filter(at__lt=timezone.now() - PARKED_FOR).delete()
