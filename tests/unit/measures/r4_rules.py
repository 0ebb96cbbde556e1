"""The structural rules of FHIR R4 (4.0.1) for the two resources that measures go out as, written
out: names, cardinalities, primitive types, required codes, and the invariants of the specification
by their names. https://hl7.org/fhir/R4/questionnaire.html, questionnaireresponse.html, datatypes.

What this does not check: profiles, terminology beyond required codes, and whether anything is true.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

ITEM_TYPES = {
    "group", "display", "boolean", "decimal", "integer", "date", "dateTime", "time", "string",
    "text", "url", "choice", "open-choice", "attachment", "reference", "quantity",
}  # fmt: skip
STATUS = {"draft", "active", "retired", "unknown"}
ANSWERED = {"in-progress", "completed", "amended", "entered-in-error", "stopped"}
RESOURCES = {"Patient", "RelatedPerson", "Group"}


def _string(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _boolean(value: Any) -> bool:
    return isinstance(value, bool)


def _integer(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and -(2**31) <= value < 2**31


def _decimal(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _uri(value: Any) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"\S+", value))


def _code(value: Any) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"[^\s]+( [^\s]+)*", value))


def _id(value: Any) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"[A-Za-z0-9\-.]{1,64}", value))


def _instant(value: Any) -> bool:
    return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None


def _any(value: Any) -> bool:
    return True


# name: (least, most, kind); most None is "*" and means a list.
QUESTIONNAIRE = {
    "resourceType": (1, 1, _string), "id": (0, 1, _id), "url": (0, 1, _uri),
    "version": (0, 1, _string), "name": (0, 1, _string), "title": (0, 1, _string),
    "status": (1, 1, _code), "subjectType": (0, None, _code), "publisher": (0, 1, _string),
    "description": (0, 1, _string), "copyright": (0, 1, _string), "item": (0, None, _any),
}  # fmt: skip
ITEM = {
    "linkId": (1, 1, _string), "prefix": (0, 1, _string), "text": (0, 1, _string),
    "type": (1, 1, _code), "required": (0, 1, _boolean), "answerOption": (0, None, _any),
    "extension": (0, None, _any), "item": (0, None, _any),
}  # fmt: skip
OPTION = {"extension": (0, None, _any), "valueCoding": (1, 1, _any)}
CODING = {"system": (0, 1, _uri), "code": (0, 1, _code), "display": (0, 1, _string)}
RESPONSE = {
    "resourceType": (1, 1, _string), "questionnaire": (0, 1, _uri), "status": (1, 1, _code),
    "authored": (0, 1, _instant), "item": (0, None, _any),
}  # fmt: skip
RESPONSE_ITEM = {"linkId": (1, 1, _string), "answer": (0, None, _any)}
VALUES = {"valueCoding": _any, "valueInteger": _integer, "valueDecimal": _decimal}


def faults_of_questionnaire(form: Any) -> list[str]:
    """Every rule of R4 that a Questionnaire breaks."""
    return list(_questionnaire(form))


def faults_of_response(form: Any) -> list[str]:
    """Every rule of R4 that a QuestionnaireResponse breaks."""
    return list(_response(form))


def _questionnaire(form: Any) -> Iterator[str]:
    yield from _shape("Questionnaire", form, QUESTIONNAIRE)
    if form.get("status") not in STATUS:
        yield "Questionnaire.status"
    if not set(form.get("subjectType", [])) <= RESOURCES:
        yield "Questionnaire.subjectType"
    if not re.fullmatch(r"[A-Z][A-Za-z0-9_]{0,254}", form.get("name", "A")):
        yield "que-0: the name is usable by machines"
    ids = [item.get("linkId") for item in form.get("item", [])]
    if len(set(ids)) < len(ids):
        yield "que-2: link ids are unique"
    for item in form.get("item", []):
        yield from _item(item)


def _item(item: Any) -> Iterator[str]:
    where = f"item {item.get('linkId')}"
    yield from _shape(where, item, ITEM)
    if item.get("type") not in ITEM_TYPES:
        yield f"{where}: type"
    if (item.get("type") == "group") != bool(item.get("item")):
        yield "que-1: groups, and they alone here, hold items"
    options = item.get("answerOption", [])
    if options and item["type"] not in ("choice", "open-choice", "integer", "date", "time"):
        yield "que-5: only choices have options"
    if item.get("type") == "choice" and not options:
        yield f"{where}: a choice among nothing"
    codes = [option.get("valueCoding", {}).get("code") for option in options]
    if len(set(codes)) < len(codes):
        yield f"{where}: two options have one code"
    for option in options:
        yield from _shape(where, option, OPTION)
        yield from _shape(where, option.get("valueCoding", {}), CODING)
        yield from _extensions(where, option)
    yield from _extensions(where, item)


def _extensions(where: str, holder: Any) -> Iterator[str]:
    for each in holder.get("extension", []):
        values = [name for name in each if name != "url"]
        if not _uri(each.get("url")) or len(values) != 1 or values[0] not in VALUES:
            yield f"{where}: ext-1: an extension has a url and one value"
        elif not VALUES[values[0]](each[values[0]]):
            yield f"{where}: {values[0]}"


def _response(form: Any) -> Iterator[str]:
    yield from _shape("QuestionnaireResponse", form, RESPONSE)
    if form.get("status") not in ANSWERED:
        yield "QuestionnaireResponse.status"
    for item in form.get("item", []):
        where = f"item {item.get('linkId')}"
        yield from _shape(where, item, RESPONSE_ITEM)
        for answer in item.get("answer", []):
            if len(answer) != 1 or not set(answer) <= set(VALUES):
                yield f"{where}: an answer has one value"
            else:
                ((name, value),) = answer.items()
                if not VALUES[name](value):
                    yield f"{where}: {name}"


def _shape(where: str, held: Any, rules: Any) -> Iterator[str]:
    yield from (f"{where}.{name} is not part of it" for name in held if name not in rules)
    for name, (least, most, kind) in rules.items():
        if name not in held:
            if least:
                yield f"{where}.{name} is missing"
            continue
        values = held[name]
        if (most is None) != isinstance(values, list) or values == []:
            yield f"{where}.{name}: a list, never an empty one, just where it repeats"
            continue
        for value in values if most is None else [values]:
            if not kind(value):
                yield f"{where}.{name}: {value!r}"
