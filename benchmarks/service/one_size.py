"""Builds a database of one size, measures its pages, prints one line a page."""

import sys

import django


def main(size: int, rounds: int) -> None:
    django.setup()
    from django.core.management import call_command
    from django.test import Client

    from attunement.service.relationships.models import Episode, Relationship

    from .build import build
    from .measure import measure

    call_command("migrate", verbosity=0)
    viewer = build(size)
    mine = list(
        Episode.objects.filter(keyworker=viewer.user, closed_on=None).values_list(
            "family", flat=True
        )
    )
    pairs = list(Relationship.objects.filter(family__in=mine).values_list("pk", flat=True))
    client = Client()
    client.force_login(viewer.user, backend="allauth.account.auth_backends.AuthenticationBackend")

    def family(turn: int) -> str:
        return f"/families/{mine[turn % len(mine)]}/"

    def choose(turn: int) -> str:
        return f"/relationships/{pairs[turn % len(pairs)]}/choose/"

    figures = measure(
        client,
        {
            "bare": lambda turn: "/bare/",
            "bare-in-layout": lambda turn: "/bare-in-layout/",
            "worklist": lambda turn: "/",
            "family": family,
            "choose": choose,
            # An address never asked for before: nothing of it can have been kept.
            "worklist-first-look": lambda turn: f"/?look={turn}",
            "family-first-look": lambda turn: f"{family(turn)}?look={turn}",
            "choose-first-look": lambda turn: f"{choose(turn)}?look={turn}",
        },
        rounds=rounds,
    )
    for name, found in figures.items():
        print(name, found.p50, found.p95, found.queries)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
