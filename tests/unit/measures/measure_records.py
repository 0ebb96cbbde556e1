"""Raw measure records, read without the product's loader, and definitions made from them."""

import copy
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from attunement.knowledge import loader
from attunement.measures import Measure

FOLDER = Path(loader.__file__).parent / "records" / "measures"
IDS = sorted(path.stem for path in FOLDER.glob("*.yaml"))


def raw(id_: str) -> dict[str, Any]:
    """The record as plain maps and lists, the caller's own to change."""
    return copy.deepcopy(_parsed(id_))


@cache
def _parsed(id_: str) -> dict[str, Any]:
    return yaml.safe_load((FOLDER / f"{id_}.yaml").read_text(encoding="utf-8"))


def definition(like: str, **changes: Any) -> Measure:
    """A measure like a recorded one, with some fields replaced."""
    return Measure.model_validate({**raw(like), **changes})
