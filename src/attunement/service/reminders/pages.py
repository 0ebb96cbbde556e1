"""Which sender this house uses, as its settings say."""

from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from .senders import FileOutbox, Sender, Smtp


def sender() -> Sender:
    """Raises ImportError for a sender of your own that is not there."""
    if settings.TEXT_SENDER == "file":
        return FileOutbox(settings.TEXT_OUTBOX)
    if settings.TEXT_SENDER == "smtp":
        known: dict[str, Any] = settings.TEXT_SMTP
        return Smtp(**known)
    own: Sender = import_string(settings.TEXT_SENDER)()
    return own
