"""Homes, parental responsibility and interpreters, made by their actions."""

from collections.abc import Collection

from attunement.service.accounts.viewer import Viewer
from attunement.service.people import actions
from attunement.service.people.models import Evidence, Household, Interpreter, Responsibility
from attunement.service.relationships.models import Family, Person
from world import TODAY, Home

REFUGE = "9 Harbour Cottages\nSeatown\nZZ9 9XY"


def household(
    by: Viewer,
    family: Family,
    residents: Collection[Person],
    *,
    name: str = "The flat",
    address: str = "4 Orchard Terrace\nSeatown\nZZ1 1AB",
    hidden: bool = False,
) -> Household:
    return actions.add_household(
        by=by,
        family=family,
        name=name,
        address=address,
        hidden=hidden,
        contact="",
        since=None,
        residents=residents,
    )


def responsibility(by: Viewer, home: Home, *, seen: bool = True) -> Responsibility:
    return actions.record_responsibility(
        by=by,
        family=home.family,
        child=home.baby,
        holder=home.mother,
        since=home.baby.born_on,
        evidence=Evidence.BIRTH_CERTIFICATE if seen else Evidence.TOLD,
        seen_on=TODAY if seen else None,
    )


def interpreter(by: Viewer, name: str = "Lena K") -> Interpreter:
    return actions.add_interpreter(
        by=by, name=name, language="Polish", agency="Words Together", contact="0000 111"
    )
