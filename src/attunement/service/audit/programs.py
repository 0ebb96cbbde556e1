"""What acts where no person and no parent does: it is never told as somebody from outside."""

from django.db.models import TextChoices


class Program(TextChoices):
    """What an event's `acting_as` says, and how a page names it."""

    REMINDERS = "reminder service", "The reminder service"
    COMMAND = "command", "A command on the server"
