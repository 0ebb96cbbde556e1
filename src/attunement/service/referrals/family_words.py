"""The checklist in words for a family: the items of the library that may be asked in writing.

What a professional watches for between parent and baby, and what would frighten or blame, is not
asked in a form: it belongs in a conversation.
"""

from ...knowledge import library
from ...knowledge.stressor import in_order


def family_words() -> list[tuple[str, str]]:
    """Each item's id with its gentler words, in the order of the list."""
    items = in_order(library().stressors.values())
    return [(item.id, item.gentler) for item in items if item.asked_in_writing]
