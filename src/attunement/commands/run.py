"""`attunement run`: everything between a fresh machine and a sign-in page."""

import argparse
import os
import sys

from . import getting_ready
from .address import insist_free, port_number
from .service import opened
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
    return 0


def serve(host: str, port: int) -> None:
    """Serve in this process, which has everything imported already. The server prints the address
    itself, once it listens there."""
    from django.db import connections
    from gunicorn.app.wsgiapp import WSGIApplication

    connections.close_all()  # a connection must not be shared with the workers that are forked
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    sys.argv = ["attunement", "-c", "python:attunement.commands.serving", "--bind", bind]
    WSGIApplication(prog="attunement").run()
