"""What a credential covers, and what happens to a rating that none covers."""

import datetime as dt
from collections.abc import Collection

from ...guidance import AgeForms
from ...measures import LocalNorms, Measure, NormsDoNotFit
from ...measures.ledger import needs_licence
from ...measures.local import CutOffsDoNotFit, LocalCutOffs, insist_fits
from ...measures.norms import insist_norms_fit
from ...measures.packs import PackDoesNotFit, TextPack, insist_whole
from ..accounts.models import User
from ..design.filters import day
from ..way.policies import Refusal
from .models import Credential


def for_certified_raters(measure: Measure) -> bool:
    """Whether only somebody trained in this measure may rate with it."""
    return all(informant.startswith("trained-") for informant in measure.informants)


def covers(credential: Credential, on: dt.date) -> bool:
    return credential.starts_on <= on <= credential.ends_on


def why_draft(
    measure: Measure,
    rater: User,
    held: Collection[Credential],
    *,
    rated_on: dt.date,
    entered_on: dt.date,
) -> str:
    """Why a rating is only a draft, in words; empty when it counts.

    A credential has to cover the day of the rating and the day on which it is entered: a rating
    that is dated before a lapse and entered after it cannot be told from one that was made since.
    """
    if not for_certified_raters(measure):
        return ""
    name = f"{rater.name} has no {measure.short_name} certificate on file"
    if not held:
        return f"{name}."
    on_the_day = [each for each in held if covers(each, rated_on)]
    if not on_the_day:
        return f"{name} for {day(rated_on)}, the day of this rating. {_nearest(held, rated_on)}"
    if any(covers(each, entered_on) for each in held):
        return ""
    latest = max(each.ends_on for each in on_the_day)
    return (
        f"{rater.name}’s {measure.short_name} certificate ended on {day(latest)}. This rating is "
        f"dated {day(rated_on)} and was entered on {day(entered_on)}, after it had ended."
    )


def _nearest(held: Collection[Credential], on: dt.date) -> str:
    ended = [each.ends_on for each in held if each.ends_on < on]
    if ended:
        return f"It ended on {day(max(ended))}."
    return f"It begins on {day(min(each.starts_on for each in held))}."


def may_certify(measure: Measure, holder: User, clinicians: Collection[User]) -> Refusal | None:
    if not for_certified_raters(measure):
        return Refusal(
            f"{measure.short_name} needs no certificate here.", "Choose another measure."
        )
    if holder not in clinicians:
        return Refusal(
            f"{holder.name} does not work with families in this team.", "Choose somebody who does."
        )
    return None


def may_hold(measure: Measure) -> Refusal | None:
    if needs_licence(measure):
        return None
    return Refusal(
        f"The owner of {measure.short_name} does not license each use.", "Choose another measure."
    )


def may_enter(measure: Measure, local: LocalCutOffs) -> Refusal | None:
    """Whether the entry can belong to the measure at all."""
    try:
        insist_fits(measure, local)
    except CutOffsDoNotFit as wrong:
        return Refusal(" ".join(wrong.problems), "Check the manual.")
    return None


def may_enter_age_forms(measure: Measure, forms: AgeForms) -> Refusal | None:
    try:
        forms.insist_fits(measure)
    except ValueError as wrong:
        return Refusal(str(wrong), "Check the manual.")
    return None


def may_enter_norms(measure: Measure, norms: LocalNorms) -> Refusal | None:
    try:
        insist_norms_fit(measure, norms)
    except NormsDoNotFit as wrong:
        return Refusal(" ".join(wrong.problems), "Check the manual.")
    return None


def takes_words(measure: Measure) -> bool:
    """Whether the words of its items are its owner's, so that a team may install its own copy."""
    return measure.kind != "goals" and not any(item.text for item in measure.items)


def may_install(measure: Measure, pack: TextPack, *, installed: bool) -> Refusal | None:
    if installed:
        return Refusal(
            f"The team has installed the words of {measure.short_name} already.",
            "Withdraw those first.",
        )
    try:
        insist_whole(measure, pack)
    except PackDoesNotFit as wrong:
        return Refusal(str(wrong), "Type every item as your copy prints it.")
    return None
