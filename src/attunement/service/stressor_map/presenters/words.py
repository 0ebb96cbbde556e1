"""How an item of the list is written."""

from ....knowledge import library


def sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def item_words(item: str) -> str:
    """In the list's own words; the id itself for one that is no longer on it."""
    known = library().stressors.get(item)
    return known.text if known else item
