"""The order in which candidates are shown. It orders programmes for one family; never families."""

from collections.abc import Sequence
from itertools import groupby

from attunement.choosing.candidate import Candidate
from attunement.choosing.verdict import Verdict
from attunement.knowledge.rating import EIF_LEVELS

_VERDICTS = tuple(Verdict)


def ordered(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """By verdict, then what can be given now, then how many of the family's needs it works on, then
    name; and among those still equal, rated ones by their EIF rating.

    Rated programmes change places with one another only. An unrated one keeps the place that its
    name gives it, since no rating is not a low rating.
    """
    result: list[Candidate] = []
    for _, group in groupby(sorted(candidates, key=lambda one: (_tier(one), _name(one))), _tier):
        result.extend(_rated_in_place(list(group)))
    return tuple(result)


def _tier(candidate: Candidate) -> tuple[int, bool, int]:
    place = _VERDICTS.index(candidate.verdict)
    return place, not candidate.deliverable.now, -len(candidate.needs_met)


def _name(candidate: Candidate) -> tuple[str, str]:
    return candidate.programme.name.casefold(), candidate.programme.id


def _rated_in_place(group: list[Candidate]) -> list[Candidate]:
    places = [place for place, one in enumerate(group) if one.eif_rating is not None]
    rated = [group[place] for place in places]
    rated.sort(key=lambda one: (-EIF_LEVELS.index(one.eif_rating or ""), _name(one)))
    for place, one in zip(places, rated, strict=True):
        group[place] = one
    return group
