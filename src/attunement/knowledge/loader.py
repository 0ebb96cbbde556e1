"""Reads one kind of record: a folder with one YAML file a record, named by its id."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError

from attunement.knowledge import strict_yaml
from attunement.knowledge.problems import Problem, RecordError

RECORDS = Path(__file__).parent / "records"


def load_records[M: BaseModel](
    kind: str, model: type[M], *, root: Path = RECORDS
) -> Mapping[str, M]:
    """All records of a kind, by id, in id order.

    Raises `RecordError` with every fault of every file: not YAML, a key twice, a bare yes or no,
    a field that is missing, unknown or of the wrong kind, an id that is not the file's name.
    """
    loaded: dict[str, M] = {}
    problems: list[Problem] = []
    for path in sorted((root / kind).glob("*.yaml")):
        name = f"{kind}/{path.name}"
        parsed = strict_yaml.parse(path.read_text(encoding="utf-8"))
        faults = list(_faults(name, path.stem, parsed))
        if not faults:
            try:
                loaded[path.stem] = model.model_validate(parsed.value)
            except ValidationError as error:
                faults = list(_invalid(name, parsed, error))
        problems.extend(faults)
    if problems:
        raise RecordError(problems)
    return MappingProxyType(loaded)


def located(root: Path, problem: Problem) -> Problem:
    """The problem with the line on which its field stands in the file."""
    parsed = strict_yaml.parse((root / problem.file).read_text(encoding="utf-8"))
    parts = problem.field.split(".")
    place = tuple(int(part) if part.isdecimal() else part for part in parts)
    return replace(problem, line=parsed.line_of(place))


def _faults(name: str, stem: str, parsed: strict_yaml.Parsed) -> Iterator[Problem]:
    for fault in parsed.faults:
        yield Problem(name, fault.line, _dotted(fault.path), fault.wrong, fault.mend)
    if parsed.faults:
        return
    if not isinstance(parsed.value, dict):
        yield Problem(name, 1, "", "The file is not a record.", "Write `field: value` lines.")
    elif parsed.value.get("id") != stem:
        said = parsed.value.get("id")
        wrong = f"The id is {said} but the file is named {stem}."
        yield Problem(name, parsed.line_of(("id",)), "id", wrong, "Make the two the same.")


def _invalid(name: str, parsed: strict_yaml.Parsed, error: ValidationError) -> Iterator[Problem]:
    for detail in error.errors(include_url=False):
        place = tuple(detail["loc"])
        wrong, mend = _words(detail)
        yield Problem(name, parsed.line_of(place), _dotted(place), wrong, mend)


def _words(detail: Any) -> tuple[str, str]:
    match detail["type"]:
        case "missing":
            return "This field is missing.", "Add it; write null when it is not known."
        case "extra_forbidden":
            return "This field is not part of the record.", "Check its spelling or take it out."
        case "enum" | "literal_error":
            return (
                f"{detail['input']} is not a known value.",
                f"Write {detail['ctx']['expected']}.",
            )
        case "value_error":
            return str(detail["ctx"]["error"]), "Mend the value."
        case _:
            return f"{detail['msg']}.", f"The record has {detail['input']!r}."


def _dotted(path: tuple[str | int, ...]) -> str:
    return ".".join(str(part) for part in path)
