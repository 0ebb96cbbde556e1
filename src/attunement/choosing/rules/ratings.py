"""What the clearing-houses say, each in its own scale and for its own version alone."""

from collections.abc import Iterator

from attunement.choosing.reasons import Case, Polarity, Reason
from attunement.choosing.rules.age import DAYS_A_MONTH
from attunement.knowledge.rating import Rating, Scheme

RULE = "rating"
_NAMES = {
    Scheme.EIF: "The EIF Guidebook",
    Scheme.CEBC: "The California clearing-house (1 is the strongest)",
    Scheme.TITLE_IV_E: "The US Title IV-E clearing-house",
    Scheme.NJI: "The Netherlands Youth Institute",
    Scheme.BLUEPRINTS: "Blueprints",
    Scheme.HOMVEE: "HomVEE",
    Scheme.NICE: "NICE",
    Scheme.WHAT_WORKS_IRELAND: "What Works Ireland",
}


def by_ratings(case: Case) -> Iterator[Reason]:
    """Every rating of this version, none of a relative's; no rating moves the verdict."""
    rated = [rating for rating in case.programme.ratings if rating.may_decide]
    for rating in rated:
        scope = rating.scope.text if rating.scope else None
        sources = (*rating.sources, *(rating.scope.sources if rating.scope else ()))
        text = f"{_NAMES[rating.scheme]}: {rating.value}{_meaning(rating)}."
        if not applies(rating, case):
            text += " The rating is of another age, and says nothing about this baby's."
        yield case.reason(
            RULE, Polarity.SCOPE, text, sources=sources, as_of=rating.as_of, scope=scope
        )
    if not rated:
        text = "It has no rating of its own: not assessed, which does not mean low."
        yield case.reason(RULE, Polarity.SCOPE, text)
    if case.programme.variant_of:
        parent = case.library.programmes[case.programme.variant_of]
        text = f"The ratings and trials of {parent.name} are not this version's."
        yield case.reason(RULE, Polarity.SCOPE, text)


def applies(rating: Rating, case: Case) -> bool:
    """Whether the rating can be of a child of this age; one that names no ages can."""
    if rating.ages is None or not rating.ages.may_decide or case.situation.age_days is None:
        return True
    months = case.situation.age_days / DAYS_A_MONTH
    return rating.ages.min_months <= months < rating.ages.max_months + 1


def _meaning(rating: Rating) -> str:
    if rating.scheme is not Scheme.EIF:
        return ""
    if rating.value == "NE":
        return " (tested, and no benefit found, which is not a finding of harm)"
    return " (how sure one can be of a benefit to a child, not how large it is)"
