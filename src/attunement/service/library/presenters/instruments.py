"""What an assessment tool or a measure is called, whichever part of the product holds it."""

from ....measures import measures
from .blocks import Said
from .writing import Writer


def instrument(instrument_id: str, writer: Writer) -> Said:
    """A tool of the library leads to its page. One that nobody here holds has its short name."""
    if instrument_id in writer.library.tools:
        return writer.link("tools", instrument_id)
    held = measures().get(instrument_id)
    return Said(held.name if held else instrument_id.upper())


def instruments(ids: tuple[str, ...], writer: Writer) -> str:
    return "; ".join(instrument(each, writer).text for each in ids)
