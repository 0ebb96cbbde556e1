"""By what programmes can be filtered, and which answers each programme gives.

A programme may give several answers, and "not known" is one of them: what nobody has said is
never taken to be a no.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from attunement.knowledge.library import Library
from attunement.knowledge.practice.rating_scale import Level
from attunement.knowledge.programme import Programme
from attunement.knowledge.rating import EIF_LEVELS, Scheme
from attunement.knowledge.search.ages import UNKNOWN, AgeBand, ages
from attunement.knowledge.vocabulary import Attender, Mode, RiskBand, Target, UkStatus, Worded


class FacetName(StrEnum):
    """The filters, by the name that an address uses."""

    AGE = "age"
    NEED = "need"
    RISK_BAND = "risk-band"
    FORMAT = "format"
    ATTENDS = "attends"
    LEVEL = "level"
    TRAINING_COST = "training-cost"
    EIF = "eif"
    COST = "cost"
    UK = "uk"


@dataclass(frozen=True)
class Facet:
    """One filter: what it is called, the answers in the order shown (value and words), and how to
    read them off a programme. Where the answers are steps of a rating scale, `scale` is the id of
    its record, which has the words for them."""

    name: FacetName
    label: str
    options: Mapping[str, str]
    answers: Callable[[Programme, Library], Iterable[str]]
    scale: str = ""

    def worded(self, library: Library) -> Mapping[str, str]:
        """The answers in the words of the library: "Level 3: efficacy"."""
        scale = library.rating_scales.get(self.scale)
        steps = {level.code: level for level in scale.levels} if scale else {}
        return {
            code: step_words(steps[code]) if code in steps else words
            for code, words in self.options.items()
        }


def step_words(level: Level) -> str:
    """A step of a scale by its code and, where that is sure, by its name."""
    code = f"level {level.code}" if level.code[0].isdecimal() else level.code
    sure = level.may_decide
    return f"{code}: {level.label[:1].lower()}{level.label[1:]}" if sure else code


def answers_of(facet: Facet, programme: Programme, library: Library) -> frozenset[str]:
    """The programme's answers; "unknown" when it gives none."""
    return frozenset(facet.answers(programme, library)) or frozenset({UNKNOWN})


def _ages(programme: Programme, library: Library) -> Iterator[str]:
    return ages(programme.ages)


def _risk_bands(programme: Programme, library: Library) -> Iterator[str]:
    for claim in library.claims_about(programme.id):
        if claim.confidence == "high":
            yield from claim.risk_bands


def _eif(programme: Programme, library: Library) -> Iterator[str]:
    rated = [one for one in programme.ratings if one.scheme is Scheme.EIF and one.may_decide]
    yield from (rating.value for rating in rated if rating.valid_to is None)


def _cost(programme: Programme, library: Library) -> Iterator[str]:
    if programme.cost and programme.cost.may_decide:
        yield str(programme.cost.rating)


def _worded(words: Iterable[Worded], unknown: str | None = "not known") -> Mapping[str, str]:
    options = {word.value: word.words for word in words}
    return MappingProxyType(options if unknown is None else {**options, UNKNOWN: unknown})


_NEEDS = _worded(target for target in Target if target.of_a_family)
_BANDS = {band.value: f"findings that may reach families at {band.words}" for band in RiskBand}
_QCF = {str(level): f"QCF level {level}" for level in range(1, 9)}
_COSTS = {**{str(step): str(step) for step in range(1, 6)}, UNKNOWN: "not known"}

FACETS: tuple[Facet, ...] = (
    Facet(FacetName.AGE, "Baby's age", _worded(AgeBand), _ages),
    Facet(FacetName.NEED, "What it tries to change", _NEEDS, lambda one, _: one.targets),
    Facet(
        FacetName.RISK_BAND,
        "How much strain",
        {**_BANDS, UNKNOWN: "not known"},
        _risk_bands,
    ),
    Facet(
        FacetName.FORMAT, "How it is given", _worded(Mode), lambda one, _: one.format.decided_modes
    ),
    Facet(
        FacetName.ATTENDS,
        "Who takes part",
        _worded(Attender),
        lambda one, _: one.format.decided_attends,
    ),
    Facet(
        FacetName.LEVEL,
        "Practitioner's level",
        {**_QCF, UNKNOWN: "not known"},
        lambda one, _: map(str, one.practitioner.qcf_levels),
    ),
    Facet(
        FacetName.TRAINING_COST,
        "Cost of training",
        {"known": "a cost is on record", UNKNOWN: "not known"},
        lambda one, _: ("known",) if one.practitioner.training_cost else (),
    ),
    Facet(
        FacetName.EIF,
        "EIF strength of evidence",
        {**{level: level for level in reversed(EIF_LEVELS)}, UNKNOWN: "not rated"},
        _eif,
        scale="eif",
    ),
    Facet(FacetName.COST, "EIF cost rating", _COSTS, _cost, scale="eif-cost"),
    Facet(
        FacetName.UK,
        "In the United Kingdom",
        _worded(UkStatus, unknown=None),
        lambda one, _: (one.uk.status,) if one.uk.may_decide else (),
    ),
)
