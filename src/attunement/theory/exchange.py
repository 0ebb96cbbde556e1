"""A theory as JSON, and back. What cannot be read is said with its place and how to mend it."""

import json
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from attunement.knowledge.problems import Problem
from attunement.theory.graph import Theory

FORMAT = "attunement-theory-of-change"
VERSION = 1
MOST_BYTES = 5_000_000
_MENDS = {
    "missing": ("This is missing.", "Add it."),
    "extra_forbidden": ("There is no such field.", "Take it out, or check how it is spelled."),
    "string_type": ("This is not text.", "Write it in quotation marks."),
    "string_too_short": ("This is empty.", "Write something here."),
    "string_too_long": ("This is too long.", "Shorten it to at most {max_length} characters."),
    "string_pattern_mismatch": (
        "This cannot be an id.",
        "Use small letters and figures, with a hyphen between words.",
    ),
    "bool_type": ("This is neither true nor false.", "Write true or false."),
    "bool_parsing": ("This is neither true nor false.", "Write true or false."),
    "literal_error": ("This is not one of the words that can stand here.", "Use {expected}."),
    "enum": ("This is not one of the words that can stand here.", "Use {expected}."),
    "tuple_type": ("This is not a list.", "Write a list in square brackets."),
    "model_type": ("This is not an object.", "Write an object in curly brackets."),
    "too_long": ("This list is too long.", "Keep at most {max_length}."),
}


class TheoryError(ValueError):
    """The text is no theory. `problems` holds every fault found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


def to_json(theory: Theory) -> str:
    """The theory as text that `from_json` reads back to the same value."""
    held = {"format": FORMAT, "version": VERSION, **theory.model_dump(mode="json")}
    return json.dumps(held, indent=2, ensure_ascii=False) + "\n"


def from_json(text: str, *, name: str = "file") -> Theory:
    """Raises TheoryError with every fault; `name` is what the file is called in them."""

    def fault(wrong: str, mend: str, *, line: int = 1, field: str = "") -> TheoryError:
        return TheoryError((Problem(name, line, field, wrong, mend),))

    if len(text.encode()) > MOST_BYTES:
        raise fault("This is too large.", "A theory takes at most 5 MB.")
    try:
        held: Any = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise fault(
            "This is not JSON.",
            "Check quotation marks, commas and brackets here.",
            line=getattr(error, "lineno", 1),
        ) from error
    if not isinstance(held, dict) or held.get("format") != FORMAT:
        raise fault(
            "This file does not say that it is a theory of change.",
            f"It has to begin with “format”: “{FORMAT}”.",
            field="format",
        )
    if held.get("version") != VERSION:
        raise fault(
            "This is another version of the format.",
            f"Only version {VERSION} can be read.",
            field="version",
        )
    rest = {key: value for key, value in held.items() if key not in ("format", "version")}
    try:
        return Theory.model_validate_json(json.dumps(rest), strict=False)
    except ValidationError as error:
        raise TheoryError(tuple(_problems(error, name))) from error


def schema() -> dict[str, Any]:
    """The JSON Schema of the format, for editors and other programs."""
    made = Theory.model_json_schema()
    own = {"format": {"const": FORMAT}, "version": {"const": VERSION}}
    made["properties"] = own | made["properties"]
    made["required"] = [*own, *made["required"]]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def _problems(error: ValidationError, name: str) -> Iterator[Problem]:
    for detail in error.errors():
        kind = detail["type"]
        if kind == "value_error":
            wrong, _, mend = detail["msg"].removeprefix("Value error, ").partition(". ")
            wrong += "."
        else:
            wrong, mend = _MENDS.get(kind, (detail["msg"] + ".", "Correct it."))
            mend = mend.format(**detail.get("ctx", {}))
        yield Problem(name, 1, _where(detail["loc"]), wrong, mend)


def _where(place: tuple[int | str, ...]) -> str:
    """nodes[3].stage, with the first of a list numbered 1 as people count."""
    words = ""
    for part in place:
        words += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return words.lstrip(".")
