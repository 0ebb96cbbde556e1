"""A theory in a line or two, as the specs' tables write it."""

from datetime import date

from attunement.knowledge import library
from attunement.theory import Level, Link, Node, Setting, Theory, lint

STAGES = {
    "N": "need",
    "M": "mechanism",
    "A": "activity",
    "S": "short-term",
    "D": "medium-term",
    "L": "long-term",
}
TODAY = date(2026, 11, 22)


def theory(links: str, *, alone: str = "", measured: str = "") -> Theory:
    """ "A1>S1 S1>D1": a box's letter is its stage. `alone`: boxes without a link; `measured`: those
    that have a measure; "S1!" as an effect: the link's assumption is broken."""
    ends = [tuple(link.split(">")) for link in links.split()]
    names = {end.strip("!") for link in ends for end in link} | set(alone.split())
    return Theory(
        title="Small",
        level=Level.CLINICAL,
        nodes=tuple(
            Node(
                id=name.lower(),
                stage=STAGES[name[0]],  # type: ignore[arg-type]
                words=name,
                measures=("phq-9",) if name in measured.split() else (),
            )
            for name in names
        ),
        links=tuple(
            Link(
                cause=cause.lower(),
                effect=effect.strip("!").lower(),
                broken="It did not hold." if "!" in effect else "",
            )
            for cause, effect in ends
        ),
    )


def found(made: Theory, *, today: date = TODAY, in_use: dict[str, str] | None = None) -> list[str]:
    """Each finding as its rule and what it is about."""
    setting = Setting(claims=library().claims, today=today, in_use=in_use or {})
    return [
        " ".join([f.rule, *f.nodes, *(f"{a}>{b}" for a, b in f.links)]) for f in lint(made, setting)
    ]
