from django.utils import timezone

from ..accounts.models import User
from .actions import PARKED_FOR
from .models import ParkedForm, Submission


def parked_form(user: User, path: str) -> ParkedForm | None:
    return ParkedForm.objects.filter(
        user=user, path=path, at__gte=timezone.now() - PARKED_FOR
    ).first()


def earlier_submission(key: str) -> Submission:
    return Submission.objects.get(key=key)


def acted_on(user: User, key: str) -> bool:
    return Submission.objects.filter(user=user, key=key).exists()
