"""Need: how many of the relationships that this team assessed have a need that it works on, and
whether it was shown to work for families like them."""

from attunement.choosing.hexagon.hints.hint import Asked, Ground, Hint
from attunement.choosing.hexagon.hints.trials import COMPARED, TRIAL
from attunement.choosing.hexagon.indicators import LOWEST, Indicator, told
from attunement.choosing.hexagon.scope import Scope
from attunement.choosing.hexagon.site import Assessed
from attunement.knowledge.programme import Programme

PRACTICE = 2
ENOUGH = 30
"""How many assessed without the need it takes to say that there is none to speak of: after 0 of 30,
one in ten is the most that chance would still hide, 19 times in 20 (the rule of three; Hanley and
Lippman-Hand, JAMA 1983, 249:1743)."""


def need_hint(asked: Asked, evidence: Hint, scope: Scope) -> Hint:
    """`evidence` is the hint of that indicator: the anchors of need speak of proof as well. The
    highest asks for a look by group, which a computation cannot vouch for."""
    assessed = asked.site.assessed
    with_need = [each for each in assessed if meets(asked.programme, each)]
    counted = asked.own(
        f"{len(with_need)} of {len(assessed)} relationships assessed have a need that it works on, "
        "at an age that it is for."
    )
    prompts = told(Indicator.NEED, asked.library).prompts
    value, why = _read(len(with_need), len(assessed), evidence, scope)
    differs = tuple(asked.own(text) for text in scope.differs)
    return Hint(
        indicator=Indicator.NEED,
        value=value,
        why=why,
        grounds=(counted, *_most_wanted(asked, with_need)),
        against=differs,
        ask=prompts,
    )


def meets(programme: Programme, assessed: Assessed) -> bool:
    """A need in common, at an age that the programme is known to be for, or with no known age."""
    if assessed.needs.isdisjoint(programme.targets):
        return False
    if assessed.months is None:
        return True
    low, high = programme.ages.min_months, programme.ages.max_months
    too_young = low is not None and low.may_decide and assessed.months < low.value
    too_old = high is not None and high.may_decide and assessed.months > high.value
    return not (too_young or too_old)


def _read(with_need: int, assessed: int, evidence: Hint, scope: Scope) -> tuple[int | None, str]:
    if not with_need:
        if assessed < ENOUGH:
            return None, "Too few relationships have been assessed to say that nobody needs it."
        return LOWEST, "Nobody assessed has a need that it works on."
    proof = evidence.value or 0
    if proof >= TRIAL and scope.like_ours:
        return TRIAL, "The need is there, with proof in families of these ages and needs."
    if proof >= COMPARED:
        return COMPARED, "The need is there. Proof is weaker, or not shown in families like yours."
    return PRACTICE, "The need is there. Nothing on file compares the programme with anything."


def _most_wanted(asked: Asked, with_need: list[Assessed]) -> tuple[Ground, ...]:
    """How many have each of the programme's targets among their needs, most first."""
    counts = {
        target: sum(target in each.needs for each in with_need)
        for target in asked.programme.targets
    }
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(
        asked.own(f"{target.words.capitalize()}: {count}.") for target, count in ordered if count
    )
