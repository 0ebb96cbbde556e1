"""The measures as the library's search looks through them."""

from collections.abc import Iterator
from functools import cache

from attunement.knowledge.search import Document
from attunement.measures.definition import Measure
from attunement.measures.register import measures


@cache
def measure_documents() -> tuple[Document, ...]:
    """One a measure, in id order; for `attunement.knowledge.search.search(..., also=...)`."""
    return tuple(
        Document("measures", one.id, one.name, tuple(_fields(one))) for one in measures().values()
    )


def _fields(one: Measure) -> Iterator[tuple[str, str]]:
    yield "name", one.name
    yield "also called", one.short_name
    # As people type it: PHQ9 and ASQSE2, which split into words would not be found.
    yield "also called", "".join(letter for letter in one.short_name if letter.isalnum())
    yield "what is rated", one.about
    for item in one.items:
        yield from (("what it asks", words) for words in (item.name, item.text) if words)
    yield from (("what it asks", scale.name) for scale in one.subscales)
    yield from (("cautions", caution) for caution in one.cautions)
