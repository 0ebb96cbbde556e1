"""A library many times the size of the shipped one, for measuring alone."""

from collections.abc import Iterator

from attunement.knowledge.kinds import KINDS
from attunement.knowledge.library import Library
from attunement.knowledge.record import Dated

SEARCHED = (
    "programmes",
    "reviews",
    "studies",
    "tools",
    "rating-scales",
    "guidance-documents",
    "contacts",
    "statements",
    "frameworks",
    "stressors",
)


def enlarged(library: Library, times: int) -> Library:
    """The library with each searched record and each claim `times` over. A copy has an id and, in
    its name, a word of its own, so that the vocabulary grows with the number of records."""
    records = {kind: dict(library.kind(kind)) for kind in KINDS}
    for kind in (*SEARCHED, "claims"):
        for record in library.kind(kind).values():
            records[kind].update((copy.id, copy) for copy in _copies(record, times))
    return Library.of(records, version=f"{library.version} x {times}")


def _copies(record: Dated, times: int) -> Iterator[Dated]:
    for number in range(1, times):
        update: dict[str, object] = {"id": f"{record.id}-{number}"}
        for named in ("name", "title", "citation"):
            held = getattr(record, named, None)
            if isinstance(held, str):
                update[named] = f"{held} {_word(record.id, number)}"
        subject = getattr(record, "subject", None)
        if isinstance(subject, str):
            update["subject"] = f"{subject}-{number}"
        yield record.model_copy(update=update)


def _word(seed: str, number: int) -> str:
    """A word of seven letters, the same for the same seed and number."""
    state = sum(ord(letter) * 131**place for place, letter in enumerate(seed)) + number * 7919
    letters = []
    for _ in range(7):
        state, place = divmod(state * 6364136223846793005 + 1442695040888963407, 26)
        letters.append(chr(ord("a") + place))
        state %= 2**64
    return "".join(letters)
