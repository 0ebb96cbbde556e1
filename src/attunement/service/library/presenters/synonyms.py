"""What people type when they search, and what it also finds."""

from ....knowledge.synonym import Synonym
from ...design.filters import listed
from .blocks import Said, Section, Told
from .writing import Writer


def tell(one: Synonym, writer: Writer) -> Told:
    return Told(
        title=f"Searching for “{one.typed[0]}”",
        lead=f"Also finds {listed((*one.means, *one.related))}.",
        notices=("This is a list of our own, from no source.",),
        sections=(
            Section(
                "search",
                "What search does",
                rows=(
                    writer.row("When somebody types", *map(Said, one.typed)),
                    writer.row("Other names for the same, found too", *_words(one.means)),
                    writer.row("Related to it and not the same, found too", *_words(one.related)),
                    writer.row("Why", Said(one.why)),
                ),
            ),
        ),
    )


def _words(phrases: tuple[str, ...]) -> tuple[Said, ...]:
    return tuple(map(Said, phrases)) or (Said("None"),)
