"""What people type when they search, and what it also finds."""

from ....knowledge.synonym import Synonym
from ...design.filters import listed
from .blocks import Said, Section, Told
from .writing import Writer


def tell(one: Synonym, writer: Writer) -> Told:
    return Told(
        title=f"Searching for “{one.typed[0]}”",
        lead=f"Also finds {listed(one.means)}.",
        notices=("This is a list of our own, from no source.",),
        sections=(
            Section(
                "search",
                "What search does",
                rows=(
                    writer.row("When somebody types", *map(Said, one.typed)),
                    writer.row("It also finds", *map(Said, one.means)),
                    writer.row("Why", Said(one.why)),
                ),
            ),
        ),
    )
