"""Builds a database of one size and looks at its pages whenever it is told to.

Talks over its standard streams, a line of JSON each way: {"from": 0, "to": 10} asks for those turns
and is answered with milliseconds by page; {"queries": 7} with the number of queries by page.
"""

import json
import sys

import django

BUILT = 1_000
"""Families made row by row; the rest are copies of these."""


def main(size: int) -> None:
    django.setup()
    from django.core.management import call_command
    from django.test import Client

    from attunement.service.relationships.models import Episode, Relationship

    from .build import build
    from .clone import clone
    from .measure import look, queries

    call_command("migrate", verbosity=0)
    viewer = build(min(size, BUILT))
    if size > BUILT:
        clone(size // BUILT - 1)
    open_ = Episode.objects.filter(keyworker=viewer.user, closed_on=None)
    mine = list(open_.values_list("family", flat=True))
    pairs = list(Relationship.objects.filter(family__in=mine).values_list("pk", flat=True))
    client = Client()
    client.force_login(viewer.user, backend="allauth.account.auth_backends.AuthenticationBackend")

    def family(turn: int) -> str:
        return f"/families/{mine[turn % len(mine)]}/"

    def choose(turn: int) -> str:
        return f"/relationships/{pairs[turn % len(pairs)]}/choose/"

    pages = {
        "bare": lambda turn: "/bare/",
        "bare in the layout": lambda turn: "/bare-in-layout/",
        "worklist": lambda turn: "/",
        "family": family,
        "choose": choose,
        # An address never asked for before: nothing of it can have been kept.
        "worklist, first look": lambda turn: f"/?look={turn}",
        "family, first look": lambda turn: f"{family(turn)}?look={turn}",
        "choose, first look": lambda turn: f"{choose(turn)}?look={turn}",
    }
    look(client, pages, range(-30, 0))  # every family of the caseload has been opened once
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        if "queries" in asked:
            print(json.dumps(queries(client, pages, asked["queries"])), flush=True)
        else:
            print(json.dumps(look(client, pages, range(asked["from"], asked["to"]))), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
