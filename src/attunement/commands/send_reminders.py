"""`attunement send-reminders`: send the texts that are due now."""

import argparse
import sys

from .failure import Failure
from .service import opened
from .subcommands import Subcommands


def add(commands: Subcommands) -> None:
    parser = commands.add_parser(
        "send-reminders",
        help="send the reminders by text that are due",
        description=(
            "Sends each text that is due in the next two days, once, however often this runs and "
            "even when it runs twice at a time. Let it run every hour; it sends between 8am and "
            "8pm. Exits with 1 when a text could not be sent."
        ),
    )
    parser.add_argument("--show", action="store_true", help="only print what would go")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    with opened():
        from django.utils import timezone

        from attunement.service.reminders.actions import send_due
        from attunement.service.reminders.models import ReminderState
        from attunement.service.reminders.pages import sender
        from attunement.service.reminders.selectors import due
        from attunement.service.way.policies import Refused

        now = timezone.now()
        found = [each for each in due(now) if each.refusal is None]
        if arguments.show:
            # No number and no name: what a terminal shows may be kept.
            print(f"{len(found)} would go by {sender().name}.")
            return 0
        try:
            ended = send_due(by=None, due=found, sender=sender(), now=now)
        except Refused as refused:
            print(f"{refused.refusal.why} {refused.refusal.instead}")
            return 0
        except ImportError as error:
            raise Failure(f"ATTUNEMENT_TEXT_SENDER names no sender: {error}") from error
        failed = [each for each in ended if each.state == ReminderState.FAILED]
        print(f"Sent {len(ended) - len(failed)}.")
        if failed:
            reasons = ", ".join(sorted({each.problem for each in failed}))
            print(f"Not sent {len(failed)}: {reasons}. The next run tries again.", file=sys.stderr)
    return 1 if failed else 0
