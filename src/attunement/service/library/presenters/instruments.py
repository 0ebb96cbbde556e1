"""What an assessment tool or a measure is called, whichever part of the product holds it."""

from ....measures import measures
from ..selectors import MEASURES
from .blocks import Said
from .writing import Writer


def instrument(instrument_id: str, writer: Writer) -> Said:
    """Its name, leading to its page. One that nobody here holds has its short name."""
    if instrument_id in writer.library.tools:
        return writer.link("tools", instrument_id)
    if instrument_id in measures():
        return writer.link(MEASURES, instrument_id)
    return Said(instrument_id.upper())


def instruments(ids: tuple[str, ...], writer: Writer) -> str:
    return "; ".join(instrument(each, writer).text for each in ids)
