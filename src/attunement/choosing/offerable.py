"""Which records are something that a family can be offered, and by what rule the others are not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from attunement.choosing.reasons import Case, Polarity, Reason
from attunement.choosing.rules.age import by_age
from attunement.knowledge.vocabulary import Kind, Target, Unit


@dataclass(frozen=True)
class RuledOut:
    """A record that is no candidate, the rule that says so and its reason."""

    programme: str
    rule: str
    reason: Reason


def ruled_out(case: Case) -> RuledOut | None:
    """The first rule by which the programme is not a family's to be offered; None when it is."""
    for rule, text_if in _RULES.items():
        if text := text_if(case):
            return RuledOut(case.programme.id, rule, case.reason(rule, Polarity.AGAINST, text))
    return None


def _staff_training(case: Case) -> str | None:
    programme = case.programme
    if programme.kind is Kind.WORKFORCE_TRAINING or programme.unit is Unit.TRAINING:
        return "This is training for staff, not help for a family."
    return None


def _other_workers(case: Case) -> str | None:
    programme = case.programme
    if programme.kind is Kind.OUTREACH and Target.SYSTEM_CAPACITY in programme.targets:
        return "This is work with other services, not a part of one family's package."
    return None


def _comparator(case: Case) -> str | None:
    if case.programme.unit is Unit.COMPARATOR_CLASS:
        return "Our sources name this only as something that studies compared with or pooled."
    return None


def _class_of_programmes(case: Case) -> str | None:
    if case.programme.unit is Unit.APPROACH_CLASS and case.programme.family == "class":
        return "This is a whole class of programmes: offer one of them by name."
    return None


def _course_for_this_age(case: Case) -> str | None:
    """A system of courses gives way to its own course for the baby's age."""
    for other in case.library.programmes.values():
        if other.variant_of == case.programme.id and other.unit is Unit.BRANDED_PROGRAMME:
            course = Case(other, case.situation, case.library)
            if any(reason.polarity is Polarity.FOR for reason in by_age(course)):
                return f"It has a course for this age: consider {other.name}."
    return None


_RULES: Mapping[str, Callable[[Case], str | None]] = MappingProxyType(
    {
        "staff-training": _staff_training,
        "other-workers": _other_workers,
        "comparator": _comparator,
        "class-of-programmes": _class_of_programmes,
        "course-for-this-age": _course_for_this_age,
    }
)
