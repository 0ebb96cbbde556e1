"""The `attunement` command."""

import argparse
import sys
from collections.abc import Sequence

from .commands import (
    database,
    knowledge,
    library,
    people,
    retention,
    run,
    score,
    send_reminders,
    synthesise,
    verify_audit,
)
from .commands.failure import Failure

COMMANDS = (
    run,
    database,
    people,
    send_reminders,
    retention,
    verify_audit,
    knowledge,
    library,
    score,
    synthesise,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0 when all is well, else not 0 with what is wrong on standard error."""
    parser = argparse.ArgumentParser(
        prog="attunement",
        description="The record, the evidence and the outcomes of parent-infant relationship work.",
        epilog="`attunement COMMAND --help` says more about a command.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND", title="commands")
    for command in COMMANDS:
        command.add(commands)
    arguments = parser.parse_args(argv)
    try:
        result: int = arguments.run(arguments)
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Nothing is half done: run it again to go on.", file=sys.stderr)
        return 130
    return result
