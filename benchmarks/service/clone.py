"""Makes many families of few: the database copies whole batches of rows under new numbers.

A copy has practitioners of its own, so that a caseload stays a caseload. What is one for the team
(the team itself, its offers, the head of its log) is not copied.
"""

from collections.abc import Sequence

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from tqdm import tqdm

from attunement.service.audit.models import Chain, Event

COPIED_APPS = ("relationships", "referrals", "assessments", "care_packages", "care_sessions")
ONE_FOR_THE_TEAM = {"Offer", "Offer_practitioners"}


def copied() -> list[type[models.Model]]:
    """The models whose rows belong to families or practitioners, tables between them included."""
    own = [apps.get_model("accounts", "User"), apps.get_model("accounts", "Membership"), Event]
    for label in COPIED_APPS:
        own += apps.get_app_config(label).get_models(include_auto_created=True)
    return [model for model in own if model.__name__ not in ONE_FOR_THE_TEAM]


def clone(times: int) -> None:
    """Copy everything that `copied` names so many times over."""
    originals = copied()
    step = 1 + max(
        model._default_manager.aggregate(models.Max("pk"))["pk__max"] or 0 for model in originals
    )
    chain = Chain.objects.get()
    for copy in tqdm(range(1, times + 1), unit=" copies"):
        with transaction.atomic(), connection.cursor() as cursor:
            for model in originals:
                cursor.execute(_insert(model, originals, step, copy, chain.length))
    Chain.objects.update(length=chain.length * (times + 1))
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), originals):
            cursor.execute(statement)


def _insert(
    model: type[models.Model],
    originals: Sequence[type[models.Model]],
    step: int,
    copy: int,
    events: int,
) -> str:
    """INSERT ... SELECT of the original rows, with every number of a copied row moved along."""
    quote = connection.ops.quote_name
    columns, values = [], []
    for field in model._meta.concrete_fields:
        column = quote(field.column)
        moved = field.primary_key or (field.is_relation and field.related_model in originals)
        value = f"{column} + {step * copy}" if moved else column
        if field.name == "email" and model.__name__ == "User":
            value = f"'c{copy}-' || {column}"
        if field.name == "number" and model is Event:
            value = f"{column} + {events * copy}"
        columns.append(column)
        values.append(value)
    table, key = quote(model._meta.db_table), quote(model._meta.pk.column)
    return (
        f"INSERT INTO {table} ({', '.join(columns)}) "  # noqa: S608 - names of our own tables
        f"SELECT {', '.join(values)} FROM {table} WHERE {key} < {step}"
    )
