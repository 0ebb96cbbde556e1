"""A score as it is kept beside its answers, and back again. Pure.

The kept form is what was said on the day of entry. `rescored` says what the definition of today
makes of the same answers; the two agree for as long as the version is the same.
"""

from collections.abc import Mapping
from dataclasses import asdict
from types import MappingProxyType
from typing import Any

from ...measures import (
    Answer,
    Band,
    Category,
    Incomplete,
    OrdinalLevel,
    Scored,
    Zone,
    measure,
    score,
)
from ...measures.local import LocalCutOffs

type Result = Scored | Incomplete


def to_json(result: Result) -> dict[str, Any]:
    """A score as plain JSON values; `kind` says whether there is one."""
    if isinstance(result, Incomplete):
        return {"kind": "incomplete"} | asdict(result) | {"missing": list(result.missing)}
    return {
        "kind": "scored",
        "measure": result.measure,
        "version": result.version,
        "total": result.total,
        "subscales": dict(result.subscales),
        "band": _band_to_json(result.band),
        "subscale_bands": {key: _band_to_json(band) for key, band in result.subscale_bands.items()},
        "level": None if result.level is None else asdict(result.level),
        "category": None if result.category is None else asdict(result.category),
        "zones": {key: zone.model_dump(mode="json") for key, zone in result.zones.items()},
        "form": result.form,
        "answered": result.answered,
        "out_of": result.out_of,
    }


def from_json(kept: Mapping[str, Any]) -> Result:
    """The score that `to_json` kept. Raises ValueError for any other kind of thing."""
    values = {key: value for key, value in kept.items() if key != "kind"}
    if kept["kind"] == "incomplete":
        return Incomplete(**values | {"missing": tuple(kept["missing"])})
    if kept["kind"] != "scored":
        raise ValueError(f"A kept score is scored or incomplete, not {kept['kind']!r}.")
    # Scores kept before there were classes and a team's own zones name neither.
    category = kept.get("category")
    zones = {key: Zone.model_validate(zone) for key, zone in kept.get("zones", {}).items()}
    bands = {key: Band.model_validate(band) for key, band in kept["subscale_bands"].items()}
    return Scored(
        **values
        | {
            "subscales": MappingProxyType(kept["subscales"]),
            "band": None if kept["band"] is None else Band.model_validate(kept["band"]),
            "subscale_bands": MappingProxyType(bands),
            "level": None if kept["level"] is None else OrdinalLevel(**kept["level"]),
            "category": None if category is None else Category(**category),
            "zones": MappingProxyType(zones),
        }
    )


def rescored(
    measure_id: str, answers: Mapping[str, Answer], local: LocalCutOffs | None = None
) -> Result:
    """What the measure, as it is defined now, makes of kept answers."""
    return score(measure(measure_id), dict(answers.items()), local=local)


def same_numbers(one: Result, other: Result) -> bool:
    """Whether two results agree in everything but zones, which change with the team's manual."""
    if isinstance(one, Incomplete) or isinstance(other, Incomplete):
        return type(one) is type(other)
    return (one.total, dict(one.subscales), one.level, one.category, one.form) == (
        other.total,
        dict(other.subscales),
        other.level,
        other.category,
        other.form,
    )


def is_complete(kept: Mapping[str, Any]) -> bool:
    """Whether a kept score is one, without building it."""
    return bool(kept["kind"] == "scored")


def given(answers: Mapping[str, Answer]) -> dict[str, float | str]:
    """The answers worth keeping: what was left blank is not kept as anything."""
    return {key: answer for key, answer in answers.items() if answer is not None}


def _band_to_json(band: Band | None) -> dict[str, Any] | None:
    return None if band is None else band.model_dump(mode="json")
