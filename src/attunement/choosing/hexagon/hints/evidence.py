"""Evidence: what the library's ratings and findings show, by the anchors."""

from datetime import date

from attunement.choosing.hexagon.hints.hint import Asked, Ground, Hint
from attunement.choosing.hexagon.hints.trials import (
    DESCRIBED,
    TRIAL,
    against,
    by_claims,
    by_ratings,
)
from attunement.choosing.hexagon.indicators import HIGHEST, Indicator
from attunement.knowledge.vocabulary import Flag

_WHY = {
    5: "A clearing-house found repeated trials with a benefit that lasted.",
    4: "At least one randomised trial found a benefit.",
    3: "A study with a comparison found a benefit; our records show no stronger design.",
    2: "Our records say what it sets out to do and for whom. None of them says that a study with a "
    "comparison found a benefit.",
}
_WHO_RAN_THEM = "Who ran the trials, and whether anybody else has repeated them?"
_HOW_LONG = "Did any benefit last a year or more, in two studies or more?"


def evidence_hint(asked: Asked, on: date) -> Hint:
    """The highest anchor that is shown to be met. Where a later trial points the other way, no
    rating can be said: both stand side by side, and the team talks."""
    carried = [*by_ratings(asked, on), *by_claims(asked)]
    contrary = tuple(against(asked))
    flags = tuple(asked.ground(flag.words, _of_flag(asked, flag)) for flag in asked.programme.flags)
    grounds = (_described(asked), *(each.ground for each in carried))
    if Flag.SUPERSEDED in asked.programme.flags:
        return Hint(
            indicator=Indicator.EVIDENCE,
            value=None,
            why="A later, larger trial points the other way. Read both before you rate.",
            grounds=grounds,
            against=(*flags, *contrary),
        )
    value = max((each.anchor for each in carried), default=0)
    if Flag.DEVELOPER_LED in asked.programme.flags:
        value = min(value, TRIAL)  # the highest anchor is about trials by others
    value = max(value, DESCRIBED)
    return Hint(
        indicator=Indicator.EVIDENCE,
        value=value,
        why=_WHY[value],
        grounds=grounds,
        against=(*flags, *contrary),
        ask=(_WHO_RAN_THEM,) if value == HIGHEST else (_WHO_RAN_THEM, _HOW_LONG),
    )


def _described(asked: Asked) -> Ground:
    programme = asked.programme
    text = f"What it sets out to do: {programme.aims.text} For whom: {programme.population.text}"
    return asked.ground(text, (*programme.aims.sources, *programme.population.sources))


def _of_flag(asked: Asked, flag: Flag) -> tuple[str, ...]:
    """A later trial by its own report, which an older source cannot know."""
    later = asked.programme.later_trial if flag is Flag.SUPERSEDED else None
    study = asked.library.studies.get(later) if later else None
    return study.source_ids if study else asked.programme.source_ids
