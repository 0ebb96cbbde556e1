"""What is kept by its number in a list of ours, by the name that people know it by.

A copy is for whoever asked: it has to be clear, in plain words (UK GDPR article 12(1), not yet
checked against the publisher), and "stressor-mh" is neither.
"""

from collections.abc import Callable, Mapping

from ....knowledge import library
from ...care_packages.programmes import name_of
from ...instruments.presenters.standing import measure_name


def _strain(item: str) -> str:
    found = library().stressors.get(item)
    return found.text if found else item


NAMES: Mapping[str, Callable[[str], str]] = {
    "item": _strain,
    "measure": measure_name,
    "programme": name_of,
}
"""By the name of the field, of those that a table's `codes` name. What a list no longer holds
keeps its number."""
