"""Every row about one person, read by the map of `held`, with other people out of it by rule."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q

from ...accounts.models import User
from ...design.filters import day, when
from ...own_view.selectors import first_name
from ...people.models import Household
from ...relationships.models import Family, Person, Relationship
from ...sections.rules import Section
from ..copy import WHOLE, WITHHELD, Key, Passage, Row, Value, digest, in_words
from ..held import HELD, Held
from ..redaction import SOMEBODY, Third, redacted
from .names import NAMES
from .ways import at, ends

TECHNICAL = frozenset({"id", "version"})


@dataclass(frozen=True)
class Reading:
    """Whose copy it is, whom it may name, and who is taken out. `known` are those with whom they
    share a relationship: their own baby, or the carers of a child. `homes`: the addresses where
    they live, which stand whole in their own copy although another home shares the town."""

    person: Person
    families: frozenset[int]
    known: dict[int, str]
    thirds: tuple[Third, ...]
    keep: frozenset[str]
    homes: frozenset[str]

    def naming(self, other: Person | None) -> str:
        if other is None:
            return ""
        if other.pk == self.person.pk:
            return self.person.full_name
        return self.known.get(other.pk, SOMEBODY)

    def clean(self, text: str) -> str:
        return text if text in self.homes else redacted(text, self.thirds, self.keep)


def rows_of(person: Person, *, for_themselves: bool) -> list[Row]:
    """In the order of the map, then of their numbers. `for_themselves`: their own contacts stay; in
    a copy that somebody else asked for they are taken out too."""
    reading = _reading(person, for_themselves=for_themselves)
    return [row for label, held in HELD.items() for row in _table(label, held, reading)]


def _reading(person: Person, *, for_themselves: bool) -> Reading:
    families = frozenset(
        Family.objects.filter(members__person=person, team=person.team).values_list("pk", flat=True)
    )
    bonds = Relationship.objects.filter(
        Q(child=person) | Q(carer=person), family__in=families
    ).select_related("child", "carer")
    known = {
        other.pk: other.first_name
        for bond in bonds
        for other in (bond.child, bond.carer)
        if other.pk != person.pk
    }
    others = Person.objects.filter(memberships__family__in=families).exclude(pk=person.pk)
    households = Household.objects.filter(family__in=families)
    here = households.filter(residents__person=person, residents__until=None)
    # Not where they once lived: whoever stayed may have moved since, and the row with them.
    own_homes = (
        {person.address, *here.values_list("address", flat=True)} if for_themselves else set()
    )
    elsewhere = [home for home in households if home.address not in own_homes]
    homes = frozenset(line for home in elsewhere for line in _lines(home.address))
    thirds = [_third(other, person, named=other.pk in known) for other in others.distinct()]
    own = (person.telephone, person.email, person.nhs_number)
    keep = frozenset(each for each in own if each) if for_themselves else frozenset()
    thirds.append(Third(frozenset(), homes))
    return Reading(person, families, known, tuple(thirds), keep, frozenset(own_homes - {""}))


def _third(other: Person, person: Person, *, named: bool) -> Third:
    """`named`: the copy may say their name; their contacts go all the same."""
    names = {other.given_name, other.full_name}
    if other.family_name.casefold() != person.family_name.casefold():
        names.add(other.family_name)
    contacts = {other.telephone, other.email, other.nhs_number, *_lines(other.address)}
    return Third(
        frozenset() if named else frozenset(each for each in names if each),
        frozenset(each for each in contacts if each),
    )


def _lines(address: str) -> list[str]:
    return [line.strip() for line in address.splitlines() if line.strip()]


def _table(label: str, held: Held, reading: Reading) -> Iterator[Row]:
    model = apps.get_model(label)
    for row in _found(model, held, reading):
        section = _section(row, held)
        if section == Section.OWN_THERAPY and ends(row, held.only) != {reading.person.pk}:
            continue
        values = tuple(_values(row, label, held, section, reading))
        if section != Section.RECORD:
            values = _as_a_whole(row, label, held, section, values)
        yield Row(label, held.title, section, values)


def _found(
    model: type[models.Model], held: Held, reading: Reading
) -> models.QuerySet[models.Model]:
    about, nobody = Q(), Q()
    for way in held.about:
        about |= Q(**{way: reading.person.pk})
        nobody &= Q(**{f"{way}__isnull": True})
    wanted = Q(**{f"{held.family}__in": reading.families})
    named = {
        field.name
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model in (Person, User)
    }
    ways = {
        way.rpartition("__")[0]
        for way in (
            held.words_of,
            held.only,
            held.seal.lookup if held.seal else "",
            *held.beside.values(),
        )
        if "__" in way
    }
    rows = model._default_manager.filter(wanted & (about | nobody)).order_by("pk").distinct()
    rows = rows.prefetch_related(*ways)
    return rows.select_related(*named) if named else rows


def _section(row: models.Model, held: Held) -> Section:
    if held.seal is not None and held.seal.values & ends(row, held.seal.lookup):
        return held.seal.section
    return held.section


def _values(
    row: models.Model, label: str, held: Held, section: Section, reading: Reading
) -> Iterator[Value]:
    speaker = at(row, held.words_of)
    others = speaker is not None and speaker != reading.person.pk
    hidden = False
    for name, way in held.beside.items():
        if words := _said(at(row, way)):
            yield Value(name, words)
    for field in (*row._meta.concrete_fields, *row._meta.many_to_many):
        if field.name in TECHNICAL | held.leave:
            continue
        name = str(field.verbose_name).capitalize().replace("Nhs ", "NHS ")
        if isinstance(field, models.ManyToManyField | models.ForeignKey):
            words = _related(row, field, reading)
            if words:
                yield Value(name, words)
        elif _is_text(field, held) or (others and not _is_frame(field)):
            text = _text(getattr(row, field.name))
            if not text:
                continue
            if others:
                hidden = True
                continue
            clean = reading.clean(text)
            own = speaker is not None or clean == text
            key = Key(label, row.pk, field.name, digest(text))
            title = f"{held.title}: {name.lower()}"
            passage = Passage(key=key, title=title, section=section, words=clean, own=own)
            yield Value(name, clean, passage)
        elif words := _plain(row, field):
            known = NAMES.get(field.name) if field.name in held.codes else None
            yield Value(name, known(words) if known else words)
    if hidden:
        yield Value("Words and answers", WITHHELD)


def _is_text(field: "models.Field[Any, Any]", held: Held) -> bool:
    free = isinstance(field, models.CharField | models.TextField | models.JSONField)
    return free and not field.choices and field.name not in held.codes


def _is_frame(field: "models.Field[Any, Any]") -> bool:
    """What may be told of somebody else's answers: when, and of which kind."""
    return isinstance(field, models.DateField) or bool(field.choices)


def _text(value: Any) -> str:
    if value in (None, "", [], {}):
        return ""
    return value if isinstance(value, str) else in_words(value)


def _related(row: models.Model, field: "models.Field[Any, Any]", reading: Reading) -> str:
    if field.related_model is Person:
        if isinstance(field, models.ManyToManyField):
            names: Collection[str] = dict.fromkeys(
                reading.naming(each) for each in getattr(row, field.name).order_by("pk")
            )
            return ", ".join(names)
        return reading.naming(getattr(row, field.name))
    if field.related_model is User and isinstance(field, models.ForeignKey):
        user = getattr(row, field.name)
        return first_name(user) if user else ""
    return ""


def _plain(row: models.Model, field: "models.Field[Any, Any]") -> str:
    if field.choices and getattr(row, field.name) not in (None, ""):
        return str(getattr(row, f"get_{field.name}_display")())
    return _said(getattr(row, field.name))


def _said(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dt.datetime):
        return when(value)
    return day(value) if isinstance(value, dt.date) else _text(value) or str(value)


def _as_a_whole(
    row: models.Model, label: str, held: Held, section: Section, values: tuple[Value, ...]
) -> tuple[Value, ...]:
    """The dates and choices of a sealed row are one more passage: they tell that there is one."""
    frame = "; ".join(f"{each.label}: {each.words}" for each in values if each.passage is None)
    key = Key(label, row.pk, WHOLE, digest(frame))
    passage = Passage(
        key=key, title=f"{held.title}: dates and facts", section=section, words=frame, own=False
    )
    return (Value("Dates and facts", frame, passage), *(each for each in values if each.passage))
