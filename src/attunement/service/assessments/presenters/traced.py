"""What a score rests on besides its answers: certificate, licence, and the rule applied again."""

from collections.abc import Iterable, Iterator

from ....measures import InvalidAnswers, Measure
from ....measures.ledger import needs_licence
from ...design.filters import day
from ...instruments.models import Credential
from ...instruments.policies import for_certified_raters
from ..scoring import from_json, rescored, same_numbers
from ..selectors import Traced

type Fact = tuple[str, str]


def covered(trace: Traced, definition: Measure) -> tuple[Fact, ...]:
    return (
        *_certificates(trace, definition),
        *_licence(trace, definition),
        _again(trace, definition),
    )


def _certificates(trace: Traced, definition: Measure) -> Iterator[Fact]:
    row = trace.response
    if not for_certified_raters(definition):
        return
    none = f"None on file covers {day(row.rated_on)}, the day of the rating"
    yield "Certificate of who rated", _said(trace.rated) or f"{none}."
    if row.confirmed_by is not None:
        yield (
            "Certificate of who confirmed",
            _said(trace.confirmed) or "None on file covers that day now.",
        )


def _said(held: Iterable[Credential]) -> str:
    return " ".join(
        f"{each.holder.name}, from {day(each.starts_on)} until {day(each.ends_on)}: {each.evidence}"
        for each in held
    )


def _licence(trace: Traced, definition: Measure) -> Iterator[Fact]:
    if not needs_licence(definition):
        return
    said = "; ".join(
        f"held by {each.holder} from {day(each.starts_on)}"
        + (f" until {day(each.ends_on)}" if each.ends_on else ", without an end")
        for each in trace.licences
    )
    none = f"None on file covers {day(trace.response.answered_on)} now"
    yield "Licence that covered it", f"{said[:1].upper()}{said[1:]}." if said else f"{none}."


def _again(trace: Traced, definition: Measure) -> Fact:
    """The kept score beside what the rule makes of the same answers now."""
    row = trace.response
    if row.measure_version != definition.version:
        return (
            "Scored",
            f"By version {row.measure_version}, which is no longer held here. It stays as it was.",
        )
    try:
        now = rescored(row.measure, row.answers, trace.cut_offs)
    except InvalidAnswers:
        return "Scored again just now", "The answers are not on the form of this version."
    if same_numbers(now, from_json(row.score)):
        return "Scored again just now", "From the answers below, by the rule below: the same."
    return (
        "Scored again just now",
        "From the answers below it comes to something else. Tell whoever looks after Attunement.",
    )
