"""A question that helps a practitioner write from the baby's side, by the baby's age that day.

It covers pregnancy to the fifth birthday. A baby born early is asked about by the corrected age,
where that applies: what is asked after is what a baby can do.

The words are this project's own. They ask what was seen, not what it means.
"""

from dataclasses import dataclass

from ...guidance import Age, Unborn


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """A question for babies younger than `under_weeks`; None is every older child."""

    under_weeks: int | None
    question: str


BEFORE_BIRTH = (
    "How was the baby spoken of or pictured today? What did they do, such as kick or settle, "
    "and who noticed?"
)
PROMPTS = (
    Prompt(
        under_weeks=8,
        question="What did the baby show about being held, fed and looked at?",
    ),
    Prompt(
        under_weeks=26,
        question=(
            "What did the baby do to start or stop a moment together: looking, smiling, sounds, "
            "turning away? What happened next?"
        ),
    ),
    Prompt(
        under_weeks=52,
        question=(
            "What did the baby reach for or crawl to? What did they do when upset, tired or left, "
            "and to whom did they turn?"
        ),
    ),
    Prompt(
        under_weeks=104,
        question=(
            "How far did the child go to explore, and when did they come back? What were they "
            "telling us with play, pointing, first words or protest?"
        ),
    ),
    Prompt(
        under_weeks=156,
        question=(
            "What did the child say or show in play? How did they manage big feelings, and who "
            "helped?"
        ),
    ),
    Prompt(
        under_weeks=None,
        question=(
            "What did the child tell or play about themselves and their family? What did they "
            "want to do alone, and when did they look for help or closeness?"
        ),
    ),
)


def prompt(age: Age | None) -> str:
    """The question for an age; for an age that is not known, one that fits any baby."""
    if age is None:
        return "What was today like for the baby? What did they do that told you so?"
    if isinstance(age, Unborn):
        return BEFORE_BIRTH
    weeks = age.corrected.days // 7 if age.corrected else age.weeks
    return next(
        each.question for each in PROMPTS if each.under_weeks is None or weeks < each.under_weeks
    )
