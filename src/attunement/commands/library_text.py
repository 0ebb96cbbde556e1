"""The library's records as plain text for a terminal: no colour, no width above 100."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from textwrap import fill

from pydantic import BaseModel

from attunement.knowledge.contradictions import Contradiction, Position
from attunement.knowledge.library import Library
from attunement.knowledge.programme import Programme
from attunement.knowledge.record import Cited, Dated, Fact, Quantity, SourceRef
from attunement.knowledge.search import FACETS, Results

_WIDTH = 100
_NOT_KNOWN = "not known"
_NO_FINDING = "none about this very version"
NOT_CHECKED = "not yet checked against the publisher"


def results(found: Results, *, most: int) -> str:
    """The best hits, each with why, and the counts of the filters."""
    lines = [f"Nothing found for: {', '.join(found.not_found)}."] if found.not_found else []
    lines += [f"Nothing says {one.typed}. Showing {one.shown}." for one in found.corrected]
    if found.loosened:
        lines.append("No record holds all of that. These hold some of it.")
    for hit in found.hits[:most]:
        lines.append(_wrapped(f"{hit.title}{' (local)' if hit.local else ''}"))
        lines.append(f"    {hit.kind}/{hit.id}")
        lines += [f"    {why.words}" for why in hit.why]
    more = len(found.hits) - most
    lines.append(f"{more} more." if more > 0 else f"{len(found.hits)} found.")
    labels = {facet.name: facet.label for facet in FACETS}
    for name, choices in found.filters.items():
        counted = [f"{one.words} {one.count}" for one in choices if one.count]
        if counted:
            lines.append(_wrapped(f"{labels[name]} (--{name}): {'; '.join(counted)}"))
    return "\n".join(lines)


def record(kind: str, shown: Dated, known: Library, on: date) -> str:
    """One record, field by field, with the sources of each fact."""
    local = " (local)" if known.is_local(kind, shown.id) else ""
    lines = [f"{kind}/{shown.id}{local}"]
    if shown.overdue_for_review(on):
        lines.append(f"Its review was due on {shown.next_review_on}.")
    for name in type(shown).model_fields:
        if name != "id":
            lines += _field(name.replace("_", " "), getattr(shown, name), known, "  ")
    return "\n".join(lines)


def comparison(programmes: Sequence[Programme], known: Library) -> str:
    """Programmes side by side: for each question, each one's answer. Nothing is ranked."""
    lines = []
    for label, answers in _questions(programmes, known):
        lines.append(label)
        lines += [
            _wrapped(f"  {one.name}: {answer}", "      ")
            for one, answer in zip(programmes, answers, strict=True)
        ]
    lines.append("Findings, each of one source")
    for one in programmes:
        lines.append(_wrapped(f"  {one.name}:", "      "))
        lines += [*_claims(one, known)] or [f"    {_NO_FINDING}"]
    return "\n".join(lines)


def _claims(one: Programme, known: Library) -> Iterator[str]:
    for each in known.claims_about(one.id):
        unsure = "" if each.confidence == "high" else f" ({each.confidence} confidence)"
        said = f"{each.direction.words}: {each.finding}{unsure}{_unchecked(each.source_ids, known)}"
        yield _wrapped(f"    - {said}", "      ")
        place = f"      {each.population} ({each.as_of}; {', '.join(each.source_ids)}; {each.id})"
        yield _wrapped(place, "      ")


def contradictions(found: Iterable[Contradiction], known: Library) -> str:
    """Each contradiction with both sides of every point, and who settled it if anyone has."""
    lines = []
    for each in found:
        lines.append(f"{known.programmes[each.subject].name}: {each.topic} ({each.id})")
        for point in each.points:
            read = f" The review: {known.reviews[point.review].citation}." if point.review else ""
            lines.append(_wrapped(f"  {point.why}{read}", "  "))
            lines += [*_side(point.first, known), *_side(point.second, known)]
            settled = point.resolution
            said = (
                f"{settled.decided_by}, {settled.decided_on}: {settled.verdict} {settled.reason}"
                if settled
                else "Nobody has settled this."
            )
            lines.append(_wrapped(f"    {said}", "      "))
    return "\n".join(lines)


def _side(side: Position, known: Library) -> Iterator[str]:
    yield _wrapped(
        f"    - {side.stance}: {side.finding}{_unchecked(side.source_ids, known)}", "      "
    )
    said = f"      {side.scope} ({side.as_of}; {', '.join(side.source_ids)}; {side.id})"
    yield _wrapped(said, "      ")


def _questions(programmes: Sequence[Programme], known: Library) -> Iterator[tuple[str, list[str]]]:
    def facts(of: Callable[[Programme], Iterable[Fact | None]]) -> list[str]:
        return [_said(of(one), known) for one in programmes]

    def numbers(of: Callable[[Programme], Quantity | None]) -> list[str]:
        return [_quantity(of(one), known) for one in programmes]

    yield "Aims", facts(lambda one: [one.aims])
    yield "For whom", facts(lambda one: [one.population])
    yield "From age, in months", numbers(lambda one: one.ages.min_months)
    yield "To age, in months", numbers(lambda one: one.ages.max_months)
    yield "Sessions", numbers(lambda one: one.dose.sessions)
    yield "Minutes a session", numbers(lambda one: one.dose.minutes)
    yield "Who may give it", facts(lambda one: [one.practitioner.qualification])
    yield "Training days", numbers(lambda one: one.practitioner.training_days)
    yield "Training cost", facts(lambda one: [one.practitioner.training_cost])
    yield "Ratings, each of this version alone", [_ratings(one) for one in programmes]
    yield "EIF cost rating", [_cost(one) for one in programmes]
    yield "What was found", facts(lambda one: one.evidence.findings)
    yield "What was found against it", facts(lambda one: one.evidence.negative_findings)
    yield "Cautions", facts(lambda one: one.evidence.cautions)


def _cost(one: Programme) -> str:
    return str(one.cost.rating) if one.cost else _NOT_KNOWN


def _ratings(one: Programme) -> str:
    said = (f"{r.assessor} {r.value} ({r.valid_from or r.as_of or 'undated'})" for r in one.ratings)
    return "; ".join(said) or "not rated"


def _said(facts: Iterable[Fact | None], known: Library) -> str:
    held = [f"{fact.text}{_mark(fact, known)}" for fact in facts if fact]
    return " ".join(held) or _NOT_KNOWN


def _quantity(quantity: Quantity | None, known: Library) -> str:
    return f"{quantity.value}{_mark(quantity, known)}" if quantity else _NOT_KNOWN


def _mark(fact: Cited, known: Library) -> str:
    sure = "" if fact.may_decide else f" ({fact.confidence} confidence)"
    return f"{sure}{_unchecked(fact.sources, known)}"


def _unchecked(sources: Iterable[str], known: Library) -> str:
    return f" ({NOT_CHECKED})" if known.unchecked(sources) else ""


def _field(name: str, value: object, known: Library, indent: str) -> Iterator[str]:
    if value is None:
        yield f"{indent}{name}: {_NOT_KNOWN}"
    elif isinstance(value, Fact | Quantity):
        said = value.text if isinstance(value, Fact) else str(value.value)
        cited = f"[{', '.join(value.sources)}]{_mark(value, known)}"
        yield _wrapped(f"{indent}{name}: {said} {cited}", f"{indent}  ")
    elif isinstance(value, SourceRef):
        place = ", ".join(filter(None, (value.section, *map(str, value.footnotes))))
        yield _wrapped(f"{indent}{name}: {value.source} {place}".rstrip(), f"{indent}  ")
    elif isinstance(value, BaseModel):
        yield f"{indent}{name}:{_mark(value, known) if isinstance(value, Cited) else ''}"
        for inner in type(value).model_fields:
            yield from _field(inner.replace("_", " "), getattr(value, inner), known, f"{indent}  ")
    elif isinstance(value, tuple) and any(isinstance(item, BaseModel) for item in value):
        for item in value:
            yield from _field(name, item, known, indent)
    elif isinstance(value, tuple):
        yield _wrapped(f"{indent}{name}: {', '.join(map(str, value)) or 'none'}", f"{indent}  ")
    else:
        yield _wrapped(f"{indent}{name}: {value}", f"{indent}  ")


def _wrapped(text: str, indent: str = "    ") -> str:
    return fill(
        text, width=_WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
