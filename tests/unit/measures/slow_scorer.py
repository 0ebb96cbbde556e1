"""The slow, obvious twin of the scorer: it reads the raw record and does what a person with a
pencil would do. It shares no code with the product."""

from fractions import Fraction
from math import isfinite
from typing import Any

INVALID, INCOMPLETE = "invalid", "incomplete"


def slow_score(record: dict[str, Any], answers: dict[str, Any]) -> Any:
    """ "invalid", ("incomplete", missing keys), or a map of what each scale comes to."""
    for key, answer in answers.items():
        if key not in [item["key"] for item in record["items"]]:
            return INVALID
        if answer is not None and not may_be_given(record, key, answer):
            return INVALID
    for check in record.get("entry_checks", []):
        entries = [answers.get(key) for key in check["items"]]
        if None not in entries and sum(entries) != check["sum"]:
            return INVALID
    missing, given = [], 0
    for item in record["items"]:
        alone = record["kind"] == "answers-alone"
        given += answers.get(item["key"]) is not None
        if (alone or item.get("role") != "extra") and answers.get(item["key"]) is None:
            missing.append(item["key"])
    if missing and not (alone and given):
        return (INCOMPLETE, tuple(missing))
    result: dict[str, Any] = {}
    for scale in record.get("subscales", []):
        result[scale["id"]] = slow_scale(record, scale, answers)
    if record["total"] is not None:
        result["total"] = slow_scale(record, record["total"], answers)
    if "nothing observed" in result.values():
        unseen = tuple(i["key"] for i in record["items"] if answers.get(i["key"]) == "not-observed")
        return (INCOMPLETE, unseen)
    return result


def may_be_given(record: dict[str, Any], key: str, answer: Any) -> bool:
    """Whether the form has such an answer."""
    item = next(item for item in record["items"] if item["key"] == key)
    response = record["responses"][item["response"]]
    if answer == "not-observed":
        return bool(response.get("may_be_not_observed"))
    if type(answer) is float and response.get("decimals") and isfinite(answer):
        places = Fraction(str(answer)) * 10 ** response["decimals"]
        if places.denominator != 1:
            return False
    elif type(answer) is not int:
        return False
    if "options" in response:
        return answer in [option["value"] for option in response["options"]]
    return response["minimum"] <= answer <= response.get("maximum", answer)


def permitted(record: dict[str, Any], key: str) -> list[Any]:
    """Every answer that the item may be given (an open top is listed up to 200)."""
    item = next(item for item in record["items"] if item["key"] == key)
    response = record["responses"][item["response"]]
    if "options" in response:
        values: list[Any] = [option["value"] for option in response["options"]]
    else:
        steps = 10 ** response.get("decimals", 0)
        least, most = response["minimum"], response.get("maximum", 200)
        values = [n if steps == 1 else n / steps for n in range(least * steps, most * steps + 1)]
    if response.get("may_be_not_observed"):
        values.append("not-observed")
    return values


def slow_scale(record: dict[str, Any], scale: dict[str, Any], answers: dict[str, Any]) -> Any:
    """The sum or mean of the observed items, exactly."""
    total, count = Fraction(0), 0
    for key in scale["items"]:
        answer = answers[key]
        if answer == "not-observed":
            continue
        if key in record.get("reverse", []):
            values = [value for value in permitted(record, key) if value != "not-observed"]
            answer = max(values) - answer + min(values)
        total += Fraction(str(answer))
        count += 1
    if count == 0:
        return "nothing observed"
    return total if scale["method"] == "sum" else total / count


def slow_band(scale: dict[str, Any], value: Fraction) -> str | None:
    """The name of the band for a family whose printed ends hold the value, as printed to the
    band's places."""
    printed = format(float(value), f".{scale.get('decimals', 0)}f")
    for band in scale.get("bands", []):
        if (
            band.get("applies_to", "family") == "family"
            and band["min"] <= float(printed) <= band["max"]
        ):
            return str(band["name"])
    return None
