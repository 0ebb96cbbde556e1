"""Records, and what is made of them, as JSON."""

import json
from dataclasses import asdict, is_dataclass


def as_json(value: object) -> str:
    """The value as JSON text: a model or a frozen value as its fields, a date as text."""
    return json.dumps(value, indent=2, ensure_ascii=False, default=_plain)


def _plain(value: object) -> object:
    dump = getattr(value, "model_dump", None)
    if dump is not None:
        return dump(mode="json")
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return str(value)
