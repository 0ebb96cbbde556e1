"""The map of what is held: no table with a way to a person or a family is forgotten."""

from functools import cache

import pytest
from django.apps import apps
from django.db import models

from attunement.service.sections.rules import Section
from attunement.service.subject_access.held import HELD, NOT_GIVEN

PEOPLE = ("relationships.Person", "relationships.Family")


@cache
def leads_to_people(label: str) -> bool:
    if label in PEOPLE:
        return True
    return any(
        field.concrete
        and isinstance(field.related_model, type)
        and field.related_model._meta.label != label
        and leads_to_people(field.related_model._meta.label)
        for field in apps.get_model(label)._meta.get_fields()
    )


def ours() -> list[str]:
    return [
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith("attunement.")
    ]


def test_every_table_with_a_way_to_somebody_is_given_or_says_why_not() -> None:
    found = {label for label in ours() if leads_to_people(label)}
    known = HELD.keys() | NOT_GIVEN.keys()
    assert not HELD.keys() & NOT_GIVEN.keys()
    assert not found - known, "say in subject_access/held how a copy reads these tables"
    assert not known - found, "these are no tables with a way to somebody any more"
    assert all(reason.endswith(".") for reason in NOT_GIVEN.values())


def test_a_table_that_the_map_does_not_know_is_noticed() -> None:
    assert leads_to_people("own_therapy.TherapyRating"), "over three tables"
    assert not leads_to_people("planning.Box")


def reached(label: str, way: str) -> models.Field | None:
    """The field at the end of a way; raises FieldDoesNotExist."""
    model: type[models.Model] = apps.get_model(label)
    field = None
    for step in way.split("__"):
        field = model._meta.pk if step == "pk" else model._meta.get_field(step)
        model = getattr(field, "related_model", None) or model
    return field


@pytest.mark.parametrize("label", HELD)
def test_every_way_and_field_of_the_map_is_there(label: str) -> None:
    held, model = HELD[label], apps.get_model(label)
    names = {field.name for field in model._meta.get_fields()}
    assert held.leave | held.codes <= names
    for way in (held.family, *held.about, held.words_of, held.only, *held.beside.values()):
        assert not way or reached(label, way)
    if held.seal:
        assert reached(label, held.seal.lookup)
    if Section.OWN_THERAPY in {held.section, held.seal and held.seal.section}:
        assert held.only, "a therapy of one's own stands in one's own copy alone"


@pytest.mark.parametrize("label", HELD)
def test_secrets_of_links_are_in_no_copy(label: str) -> None:
    names = {field.name for field in apps.get_model(label)._meta.concrete_fields}
    for secret in {"token_hash", "pin_hash", "token", "digest"} & names:
        assert secret in HELD[label].leave
