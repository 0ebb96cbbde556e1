"""What a page says of a team's own records: what is wrong to whoever can mend it, and to everybody
else that it is known."""

from dataclasses import dataclass

from ...design.filters import listed, plural
from ..selectors import Known


@dataclass(frozen=True)
class Faults:
    """What is wrong with the team's own records. `title` and `faults` are for those who can mend
    it, `quiet` for all others; with nothing wrong, all are empty."""

    title: str = ""
    faults: tuple[str, ...] = ()
    quiet: str = ""


@dataclass(frozen=True)
class OwnRecords:
    """Where the team's own records lie and how many there are, for whoever looks after them."""

    title: str
    words: tuple[str, ...]


def own_faults(known: Known, *, mends: bool) -> Faults:
    if not known.faults:
        return Faults()
    if not mends:
        return Faults(
            quiet="Some of your team’s own records could not be read; your team lead knows."
        )
    return Faults(
        title="Your team’s own records could not be read, so only the shipped ones show",
        faults=known.faults,
    )


def own_records(known: Known, *, folder: str, strays: tuple[str, ...]) -> OwnRecords:
    """`folder` is the team's short name; `strays` are folders that bear no team's."""
    held = len(known.library.local)
    words = [
        f"Your team’s own records: folder {folder}.",
        f"It holds {plural(held, 'record')} that can be read." if held else "It holds none yet.",
    ]
    if known.faults:
        words[1] = "What is in it cannot be read until it is mended."
    if strays:
        one = len(strays) == 1
        words.append(
            f"Beside it {'is the folder' if one else 'are the folders'} {listed(strays)}, which "
            f"{'is' if one else 'are'} no team’s short name: nobody sees what is in "
            f"{'it' if one else 'them'}. Give {'it' if one else 'each'} the short name of the team "
            "that it belongs to."
        )
    return OwnRecords("Your team’s own records", tuple(words))
