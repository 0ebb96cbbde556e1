"""JSON Schemas of the records, made from their types, for editors that check while one types."""

import json
from pathlib import Path

from pydantic import BaseModel

SCHEMAS = Path(__file__).parent / "schema"
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(kind: str, model: type[BaseModel]) -> str:
    """The schema of one kind as JSON text, keys in the order of the type's fields."""
    schema = {"$schema": _DRAFT, "$id": f"attunement:{kind}", **model.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
