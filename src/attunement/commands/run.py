"""`attunement run`: everything between a fresh machine and a sign-in page."""

import argparse
import os
import sys

from . import getting_ready
from .address import insist_free, port_number
from .service import SETTINGS, opened
from .subcommands import Subcommands


def add(commands: Subcommands) -> None:
    parser = commands.add_parser(
        "run",
        help="set up what is missing, and serve",
        description=(
            "Makes the database, loads the demonstration team when there is nothing yet, and "
            "serves on this machine. To run it for a real team, set "
            "ATTUNEMENT_DEMONSTRATION=no and ATTUNEMENT_DATA to a folder of its own."
        ),
    )
    parser.add_argument("--port", type=port_number, default=8000, help="default: 8000")
    parser.add_argument("--host", default="127.0.0.1", help="default: only this machine, 127.0.0.1")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    os.environ.setdefault("ATTUNEMENT_DEMONSTRATION", "yes")
    insist_free(arguments.host, arguments.port)
    with opened():
        getting_ready.everything()
    serve(arguments.host, arguments.port)
    return 0  # not reached: the server has taken this process's place


def serve(host: str, port: int) -> None:
    """Become the server. It prints the address itself, once it listens there."""
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    sys.stdout.flush()
    command = [sys.executable, "-m", "gunicorn", "-c", "python:attunement.commands.serving"]
    os.execv(sys.executable, [*command, "--bind", bind])  # noqa: S606 - nothing here is typed by anyone
