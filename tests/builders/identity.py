"""Two records of one baby and mother, as a second referral makes them; and the whole database."""

import datetime as dt
from typing import Any

from django.apps import apps

from attunement.service.accounts.viewer import Viewer
from attunement.service.identity.actions import merge_families
from attunement.service.identity.models import Merge
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import CarerRole
from attunement.service.relationships.new import NewCarer, NewFamily, NewPerson
from world import TODAY, Home, home

NOT_COMPARED = frozenset({"audit", "identity", "way"})


def again(by: Viewer, first: Home, *, telephone: str = "07700 900001") -> Home:
    """The same two people, registered once more, with what the second referrer knew."""
    baby = first.baby
    family = relationships.register_family(
        by=by,
        team=by.team,
        new=NewFamily(
            known_since=TODAY,
            children=(
                NewPerson(
                    given_name=baby.given_name,
                    family_name=baby.family_name,
                    born_on=baby.born_on,
                    language="Igbo",
                ),
            ),
            carers=(
                NewCarer(
                    person=NewPerson(
                        given_name="Ada", family_name=baby.family_name, telephone=telephone
                    ),
                    role=CarerRole.MOTHER,
                ),
            ),
            safe_contact="Never call after six.",
        ),
    )
    relationship = family.relationships.select_related("child", "carer").get()
    return Home(family, relationship.child, relationship.carer, relationship)


def everything() -> dict[tuple[str, Any], dict[str, Any]]:
    """Every row of every table of ours, tables between too; the log and the merges left out."""
    ours = [
        model
        for app in apps.get_app_configs()
        if app.name.startswith("attunement.") and app.label not in NOT_COMPARED
        for model in app.get_models(include_auto_created=True)
    ]
    return {
        (model._meta.label, row["pk" if "pk" in row else model._meta.pk.attname]): row
        for model in ours
        for row in model._base_manager.values()
    }


def home_of_the_same_name(by: Viewer) -> None:
    """Another family called the same, with another baby and nobody's phone."""
    relationships.register_family(
        by=by,
        team=by.team,
        new=NewFamily(
            known_since=TODAY,
            children=(
                NewPerson(given_name="Sam", family_name="Okafor", born_on=dt.date(2024, 3, 1)),
            ),
            carers=(
                NewCarer(
                    person=NewPerson(given_name="Ada", family_name="Okafor"),
                    role=CarerRole.MOTHER,
                ),
            ),
        ),
    )


def merged(by: Viewer) -> Merge:
    """A family that came twice, made one."""
    one = home(by, name="Twice")
    other = again(by, one)
    return merge_families(by=by, survivor=one.family, absorbed=other.family, because="The same.")
