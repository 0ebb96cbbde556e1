"""Which programmes of the library are given in a group."""

from functools import cache

from ...knowledge.programme import Programme
from ...knowledge.vocabulary import Kind, Mode
from ..care_packages.programmes import offerable


@cache
def group_programmes() -> dict[str, Programme]:
    """By id, in the order of their names: a group by its kind, or one that is also given as one."""
    return {
        found.id: found
        for found in offerable().values()
        if found.kind is Kind.GROUP or Mode.GROUP in found.format.modes
    }
