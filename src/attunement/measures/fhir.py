"""A measure as a FHIR R4 Questionnaire, and one filled form as a QuestionnaireResponse.

HL7 FHIR 4.0.1, https://hl7.org/fhir/R4/questionnaire.html and questionnaireresponse.html. Words of
items go out only where they may ship: what a team installs for itself (packs.py) has no way in.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from attunement.measures.answers import checked
from attunement.measures.definition import Measure, Subject
from attunement.measures.items import NOT_OBSERVED, Answer, Item, Response
from attunement.measures.scoring import Scored, score

NAMESPACE = "urn:attunement:fhir"
EXTENSIONS = "http://hl7.org/fhir/StructureDefinition"
SUBJECTS: Mapping[Subject, str] = {
    "infant": "Patient",
    "carer": "RelatedPerson",
    # A relationship is told as the carer's resource, which names the child as its patient.
    "relationship": "RelatedPerson",
    "environment": "Patient",
    "family": "Group",
}

type Json = dict[str, Any]


def questionnaire(measure: Measure) -> Json:
    """The measure as plain JSON values. `linkId` is the item's key; an option's `code` is its value
    as text, with what it counts as the standard `ordinalValue` extension."""
    form: Json = {
        "resourceType": "Questionnaire",
        "id": measure.id,
        "url": _canonical(measure),
        "version": measure.version,
        "name": _name(measure),
        "title": measure.name,
        "status": "retired" if measure.replaced_by else "active",
        "subjectType": [SUBJECTS[measure.subject]],
        "publisher": "Attunement",
        "description": measure.about_it,
        "copyright": _copyright(measure),
        "item": [_item(measure, item) for item in measure.items],
    }
    return form


def questionnaire_response(
    measure: Measure, answers: Mapping[str | int, Answer], *, authored: datetime
) -> Json:
    """One form. `status` is "completed" where it has a score, else "in-progress"; an item without
    an answer is left out. `authored` needs a time zone. Raises `InvalidAnswers` as `score` does,
    and ValueError for a time without its zone."""
    if authored.tzinfo is None:
        raise ValueError("The time of answering needs its time zone.")
    given = checked(measure, answers)
    done = isinstance(score(measure, answers), Scored)
    items = [
        {"linkId": item.key, "answer": [_answer(measure, item, answer)]}
        for item in measure.items
        if (answer := given[item.key]) is not None
    ]
    form: Json = {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"{_canonical(measure)}|{measure.version}",
        "status": "completed" if done else "in-progress",
        "authored": authored.isoformat(timespec="seconds"),
    }
    return form | ({"item": items} if items else {})


def answers_of(measure: Measure, response: Json) -> dict[str, Answer]:
    """The answers by item key of a response that `questionnaire_response` made. Raises ValueError
    for the response to another form or another version of it, and `InvalidAnswers`."""
    asked = f"{_canonical(measure)}|{measure.version}"
    if response.get("questionnaire") != asked:
        raise ValueError(f"This answers {response.get('questionnaire')}, and not {asked}.")
    found: dict[str | int, Answer] = {}
    for item in response.get("item", []):
        (held,) = item["answer"]
        (value,) = held.values()
        found[item["linkId"]] = _read(value)
    return checked(measure, found)


def _read(value: Any) -> Answer:
    if not isinstance(value, dict):
        return value  # type: ignore[no-any-return]  # checked() refuses what is no number
    code = str(value["code"])
    return NOT_OBSERVED if code == NOT_OBSERVED else int(code)


def _canonical(measure: Measure) -> str:
    return f"{NAMESPACE}:Questionnaire:{measure.id}"


def _name(measure: Measure) -> str:
    """For machines: a capital letter, then letters and digits (rule que-0)."""
    words = "".join(part[:1].upper() + part[1:] for part in measure.id.split("-"))
    return words if words[0].isalpha() else f"M{words}"


def _copyright(measure: Measure) -> str:
    licence = measure.licence
    owner = f"Owner: {licence.owner}." if licence.owner else ""
    parts = (owner, licence.status, licence.attribution or "")
    return " ".join(part for part in parts if part)


def _item(measure: Measure, item: Item) -> Json:
    response = measure.response(item)
    words = item.text if measure.licence.wording_may_ship else None
    form: Json = {
        "linkId": item.key,
        "text": words or item.name or f"Item {item.key}",
        "type": _type(response),
        "required": item.required,
    }
    if item.key.isdecimal():
        form["prefix"] = f"{item.key}."
    if form["type"] == "choice":
        return form | {"answerOption": list(_options(measure, item))}
    return form | {"extension": list(_bounds(response))}


def _type(response: Response) -> str:
    if response.options or response.may_be_not_observed:
        return "choice"
    return "decimal" if response.decimals else "integer"


def _options(measure: Measure, item: Item) -> Iterator[Json]:
    """A rating that may be "not observed" becomes a list of its ratings and of that."""
    response = measure.response(item)
    values = [option.value for option in response.options] or list(
        range(response.lowest, (response.highest or response.lowest) + 1)
    )
    for value in values:
        counted = response.reversed(value) if item.key in measure.reverse else value
        yield {
            "extension": [{"url": f"{EXTENSIONS}/ordinalValue", "valueDecimal": counted}],
            "valueCoding": _coding(measure, item, value),
        }
    if response.may_be_not_observed:
        yield {"valueCoding": _coding(measure, item, NOT_OBSERVED)}


def _coding(measure: Measure, item: Item, value: int | str) -> Json:
    response = measure.response(item)
    labels = {option.value: option.label for option in response.options}
    display = "Not observed" if value == NOT_OBSERVED else labels.get(int(value), str(value))
    return {
        "system": f"{NAMESPACE}:CodeSystem:{measure.id}:{item.response}",
        "code": str(value),
        "display": display,
    }


def _bounds(response: Response) -> Iterator[Json]:
    kind = "valueDecimal" if response.decimals else "valueInteger"
    yield {"url": f"{EXTENSIONS}/minValue", kind: response.lowest}
    if response.highest is not None:
        yield {"url": f"{EXTENSIONS}/maxValue", kind: response.highest}
    if response.decimals:
        yield {"url": f"{EXTENSIONS}/maxDecimalPlaces", "valueInteger": response.decimals}


def _answer(measure: Measure, item: Item, answer: int | float | str) -> Json:
    kind = _type(measure.response(item))
    if kind == "choice":
        return {
            "valueCoding": _coding(measure, item, answer if answer == NOT_OBSERVED else int(answer))
        }
    return {"valueDecimal" if kind == "decimal" else "valueInteger": answer}
