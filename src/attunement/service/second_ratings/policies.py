"""Who may rate a second time, and when the two may be laid side by side."""

import datetime as dt
from collections.abc import Collection

from ...measures import Measure
from ..accounts.models import User
from ..assessments.models import Response
from ..assessments.scoring import is_complete
from ..instruments.models import Credential
from ..instruments.policies import covers, for_certified_raters
from ..way.policies import Refusal
from .models import SecondRating


def may_be_rated_again(measure: Measure, response: Response) -> Refusal | None:
    """A whole rating that counts, by somebody certified."""
    if not for_certified_raters(measure):
        return Refusal(
            f"{measure.short_name} is answered by a parent or carer.",
            "Only what a practitioner rates is rated by a second one.",
        )
    if response.withdrawn_at is not None or response.is_draft or not is_complete(response.score):
        return Refusal("Only a whole rating that counts is rated by a second person.")
    return None


def may_ask(
    measure: Measure,
    response: Response,
    rater: User,
    certified: Collection[User],
    asked: Collection[SecondRating],
) -> Refusal | None:
    if refusal := may_be_rated_again(measure, response):
        return refusal
    if rater == response.rater:
        return Refusal("This is the first rater’s own rating.", "Ask somebody else.")
    if rater not in certified:
        return Refusal(
            f"{rater.name} has no current {measure.short_name} certificate on file.",
            "Ask somebody who has one.",
        )
    if any(each.rater_id == rater.pk for each in asked):
        return Refusal(f"{rater.name} has been asked already.")
    return None


def may_rate(
    measure: Measure,
    second: SecondRating,
    by: User,
    held: Collection[Credential],
    today: dt.date,
) -> Refusal | None:
    if second.withdrawn_at is not None:
        return Refusal("This is no longer asked for.")
    if second.rater_id != by.pk:
        return Refusal(f"{second.rater.name} was asked to rate this.")
    if second.rated_at is not None:
        return Refusal("You have rated this. A rating is not changed once the first can be seen.")
    if not any(covers(each, today) for each in held):
        return Refusal(
            f"You have no current {measure.short_name} certificate on file.",
            "Ask your team lead to add yours.",
        )
    return None


def may_compare(second: SecondRating) -> Refusal | None:
    """Blind until both are in, for everybody: a word in the corridor is a look too."""
    if second.rated_at is None:
        return Refusal(
            f"{second.rater.name} has not rated yet.",
            "The two are shown side by side when both are in.",
        )
    return None
