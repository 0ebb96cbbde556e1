"""A first draft of a letter that a child may read when they are older: pure.

It is kept by the carer who came with them, so it tells nothing that this carer does not know, and
nothing of anybody else. It says why they came in words that blame nobody.
"""

from dataclasses import dataclass

from .draft import Draft, quoted


@dataclass(frozen=True, kw_only=True)
class ChildFacts:
    """`met` counts the sessions to which the two came together; `hopes` are the carer's own words
    about the two of them."""

    team: str
    writer: str
    carer: str
    child: str
    met: int
    hopes: tuple[str, ...]


def draft_for_child(facts: ChildFacts) -> Draft:
    carer, child = facts.carer, facts.child
    paragraphs = [
        f"When you were very small, you and {carer} met with us. My name is {facts.writer} and "
        f"I work for {facts.team}. We help babies and the people who bring them up to enjoy being "
        "together.",
        f"It takes courage to let somebody help. {carer} did that for the two of you. None of it "
        "was because of anything that you did.",
        _met(facts),
        _hopes(facts),
        "I was glad to meet you. You were small, and you still had a lot to tell us: with your "
        "eyes, your hands and your voice.",
        f"If you want to know more about that time, you can ask {carer}. You can ask us too.",
    ]
    gaps = [
        f"Add one moment that you saw: what {child} liked, or what made the two of them smile.",
        f"{carer} keeps this letter. Read it with them before you give it.",
    ]
    return Draft(tuple(words for words in paragraphs if words), tuple(gaps))


def _met(facts: ChildFacts) -> str:
    if facts.met < 1:
        return ""
    times = {1: "once", 2: "twice"}.get(facts.met, f"{facts.met} times")
    return f"The two of you met us {times}. {facts.carer} made time for you."


def _hopes(facts: ChildFacts) -> str:
    if not facts.hopes:
        return ""
    had = "a hope" if len(facts.hopes) == 1 else "hopes"
    return f"{facts.carer} had {had} for the two of you. In their own words: {quoted(facts.hopes)}"
