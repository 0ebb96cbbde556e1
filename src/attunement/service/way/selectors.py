from collections.abc import Collection

from django.db.models import Q
from django.utils import timezone

from ..accounts.models import User
from .actions import DRAFTS_FOR, PARKED_FOR
from .models import ParkedForm, Submission


def parked_form(user: User, path: str) -> ParkedForm | None:
    return ParkedForm.objects.filter(_kept(), user=user, path=path).first()


def with_words(user: User, paths: Collection[str]) -> frozenset[str]:
    """Of these pages those on which this person has words that are not saved yet."""
    found = ParkedForm.objects.filter(_kept(), user=user, path__in=paths)
    return frozenset(found.values_list("path", flat=True))


def _kept() -> Q:
    now = timezone.now()
    return Q(at__gte=now - PARKED_FOR) | Q(draft=True, at__gte=now - DRAFTS_FOR)


def earlier_submission(key: str) -> Submission:
    return Submission.objects.get(key=key)


def acted_on(user: User, key: str) -> bool:
    return Submission.objects.filter(user=user, key=key).exists()
