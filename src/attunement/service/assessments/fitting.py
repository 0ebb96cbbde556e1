"""Which measure fits whom, and when: who answers, about which relationship or person, at what age.

Pure: it reads rows that it is given and asks the database nothing.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ...guidance import Unborn, age_in_words, age_on, fits_age
from ...guidance.age import TERM
from ...measures import Measure
from ..relationships.models import CarerRole, Person, Relationship
from ..relationships.remembering import loss_of
from ..way.policies import Refusal


class Whom(NamedTuple):
    """The people of one form, by primary key: who answered (None: a practitioner rated), and which
    relationship or which person it is about."""

    reporter: int | None
    relationship: int | None
    about: int | None

    @property
    def query(self) -> dict[str, str]:
        """How an address names them; who answers about themselves is named once."""
        named = self._replace(about=None) if self.about == self.reporter else self
        return {name: str(pk) for name, pk in named._asdict().items() if pk is not None}


@dataclass(frozen=True, kw_only=True)
class Filling:
    """One form that could be filled in. `child` is the baby whose age decides whether it fits."""

    measure: Measure
    child: Person
    reporter: Person | None = None
    relationship: Relationship | None = None
    about: Person | None = None

    @property
    def whom(self) -> Whom:
        return Whom(
            self.reporter.pk if self.reporter else None,
            self.relationship.pk if self.relationship else None,
            self.about.pk if self.about else None,
        )

    @property
    def words(self) -> str:
        """Who does what: "Ada answers", "Ada answers about Sam", "You rate Sam and Ada"."""
        subject = _subject(self.reporter, self.relationship, self.about)
        if self.reporter is None:
            return f"You rate {subject}"
        return f"{self.reporter.first_name} answers{f' about {subject}' if subject else ''}"

    @property
    def name(self) -> str:
        return form_name(self.measure, self.reporter, self.relationship, self.about)


def form_name(
    measure: Measure,
    reporter: Person | None,
    relationship: Relationship | None,
    about: Person | None,
) -> str:
    """What a filled-in form is called: "PHQ-9 from Ada", "LOAF of Sam and Ada"."""
    subject = _subject(reporter, relationship, about)
    if reporter is None:
        return f"{measure.short_name} of {subject}"
    about_whom = f" about {subject}" if subject else ""
    return f"{measure.short_name} from {reporter.first_name}{about_whom}"


def _subject(
    reporter: Person | None, relationship: Relationship | None, about: Person | None
) -> str:
    """Nothing where people answer about themselves, whose name already stands there."""
    if relationship is not None:
        return relationship.child.first_name if reporter else str(relationship)
    if about is None:
        return "the family"
    return "" if about == reporter else about.first_name


def fillings(measure: Measure, relationships: Iterable[Relationship]) -> tuple[Filling, ...]:
    """Every form of this measure that these relationships allow, each once (a mother of twins
    answers about her own mood once), whatever the age."""
    found: dict[Whom, Filling] = {}
    # A carer's own form goes by a baby who lives, where there is one.
    for relationship in sorted(relationships, key=lambda each: each.child.lost):
        for filling in _of(measure, relationship):
            found.setdefault(filling.whom, filling)
    return tuple(found.values())


def find(measure: Measure, relationships: Iterable[Relationship], whom: Whom) -> Filling | None:
    """The form with exactly these people, or None when the measure has no such form."""
    if measure.subject == "carer" and whom.about is None:
        whom = whom._replace(about=whom.reporter)
    return next((each for each in fillings(measure, relationships) if each.whom == whom), None)


def _of(measure: Measure, relationship: Relationship) -> Iterator[Filling]:
    child, carer = relationship.child, relationship.carer
    answered = {"carer", "mother", "father"} & set(measure.informants)
    asked = {"mother": CarerRole.MOTHER, "father": CarerRole.FATHER}
    parent = bool(answered) and "carer" not in answered
    if parent and relationship.role not in {asked[each] for each in answered}:
        return
    if measure.only_of and relationship.role not in {asked[each] for each in measure.only_of}:
        return
    reporter = carer if answered else None
    about = {"carer": carer, "infant": child, "environment": child}.get(measure.subject)
    yield Filling(
        measure=measure,
        child=child,
        reporter=reporter,
        relationship=relationship if measure.subject == "relationship" else None,
        about=about,
    )


BIRTH = {"unborn": "the time before the birth", "born": "the time after the birth"}


def unsuited(measure: Measure, child: Person, on: dt.date) -> Refusal | None:
    """Why a measure does not fit a baby's age on a day; None when it does.

    Age is counted from the birth: no record here says that its manual counts from the due date. The
    corrected age stands beside it in the words. Nothing is asked about a baby who was lost; a carer
    may still be asked about themselves.
    """
    if child.lost:
        return None if measure.subject in {"carer", "family"} else Refusal(f"{loss_of(child)}.")
    born_on = _born_by(child, on)
    dated = born_on or child.due_on
    if measure.child is not None and dated and (measure.child == "born") != (born_on is not None):
        return Refusal(
            f"{measure.short_name} is for {BIRTH[measure.child]}; {how_old(child, on)}.",
            "Choose a measure that fits this age.",
        )
    if measure.ages is None or (
        dated and fits_age(measure.ages, on=on, born_on=born_on, due_on=child.due_on)
    ):
        return None
    return Refusal(
        f"{measure.short_name} is {window_in_words(measure)}; {how_old(child, on)}.",
        "Choose a measure that fits this age.",
    )


def window_in_words(measure: Measure) -> str:
    """ "for babies of 2 to 71 months", "for babies not yet born, from 12 weeks of pregnancy"."""
    parts = []
    if measure.ages and measure.ages.antenatal_from_weeks is not None:
        weeks = TERM // 7 + measure.ages.antenatal_from_weeks
        since = f"from {weeks} weeks of" if weeks else "at any time in"
        parts.append(f"babies not yet born, {since} pregnancy")
    if measure.ages and measure.ages.born_months is not None:
        least, most = measure.ages.born_months
        parts.append(
            f"babies and children of {least} to {most} months"
            if least
            else f"babies and children from birth to {most} months"
        )
    if not parts and measure.child:
        return f"for {BIRTH[measure.child]}"
    return f"for {', and for '.join(parts)}" if parts else "for any age"


def how_old(child: Person, on: dt.date) -> str:
    """ "Sam is 12 weeks old"; says so when there is no date to count from, or nothing to count."""
    if child.lost:
        return loss_of(child)
    try:
        age = age_on(on, born_on=_born_by(child, on), due_on=child.due_on)
    except ValueError:
        return f"we have no date for {child.first_name} that gives an age on that day"
    years, bracket, corrected = age_in_words(age).partition(" (")
    old = "" if isinstance(age, Unborn) else " old"
    return f"{child.first_name} is {years}{old}{bracket}{corrected}"


def _born_by(child: Person, on: dt.date) -> dt.date | None:
    """The day of birth, where it had come by then."""
    return child.born_on if child.born_on and child.born_on <= on else None
