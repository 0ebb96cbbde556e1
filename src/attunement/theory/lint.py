"""What is missing or odd in a theory, each with why it matters and what to do about it.

Nothing here forbids anything: a theory may be published with every finding standing. The rules are
those of the toolkit's example (`validation_rules` in the knowledge notes) and of the issue.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from attunement.knowledge.claim import Claim
from attunement.knowledge.vocabulary import Direction
from attunement.theory.cycles import cycles
from attunement.theory.graph import Ends, Link, Node, Theory

AGAINST = frozenset({Direction.NO_DIFFERENCE, Direction.MAY_HARM})


class Rule(StrEnum):
    CYCLE = "cycle"
    BACKWARDS = "backwards"
    UNREACHED = "outcome-nothing-leads-to"
    NO_MECHANISM = "activity-without-mechanism"
    LEADS_NOWHERE = "activity-without-outcome"
    NO_MEDIUM_CAUSE = "long-term-without-medium-term"
    NO_MEASURE = "outcome-without-measure"
    NO_OUTCOME = "measure-without-outcome"
    AGAINST_EVIDENCE = "against-evidence"
    STALE_EVIDENCE = "stale-evidence"
    NO_SUCH_CLAIM = "no-such-claim"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """`nodes` and `links` are what it is about, by id; `wrong` says what was found, `why` why it
    matters, `mend` what can be done. `claim` is the claim that it speaks of."""

    rule: Rule
    wrong: str
    why: str
    mend: str
    nodes: tuple[str, ...] = ()
    links: tuple[Ends, ...] = ()
    claim: str | None = None


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What a theory is held against: the claims that are known, today's date, the boxes that a live
    indicator was bound to, and the measures that the team uses."""

    claims: Mapping[str, Claim]
    today: date
    bound: Collection[str] = ()
    in_use: Mapping[str, str] = field(default_factory=dict)


def lint(theory: Theory, setting: Setting) -> tuple[Finding, ...]:
    """Every finding, rule by rule, in the order of the theory within a rule. `setting.in_use` gives
    each measure's name by its id."""
    return tuple(finding for rule in _RULES for finding in rule(theory, setting))


def _cycles(theory: Theory, setting: Setting) -> Iterator[Finding]:
    for ring in cycles(theory):
        yield Finding(
            rule=Rule.CYCLE,
            nodes=ring,
            wrong=f"These lead back to themselves: {_all(theory, ring)}.",
            why="If each is the cause of the next, no one can say where change starts.",
            mend="Take out the link that is least sure, or name a later stage of the same thing.",
        )


def _backwards(theory: Theory, setting: Setting) -> Iterator[Finding]:
    for link in theory.links:
        if theory.goes_back(link):
            yield Finding(
                rule=Rule.BACKWARDS,
                links=(link.ends,),
                wrong=f"{_arrow(theory, link)} goes back to an earlier stage.",
                why="What comes later cannot bring about what comes before it.",
                mend="Turn the link round, or move one of the boxes to another stage.",
            )


def _unreached(theory: Theory, setting: Setting) -> Iterator[Finding]:
    done = (node.id for node in theory.nodes if node.stage == "activity")
    reached = theory.leads_from(*done)
    for node in theory.nodes:
        if node.is_outcome and node.id not in reached:
            yield Finding(
                rule=Rule.UNREACHED,
                nodes=(node.id,),
                wrong=f"Nothing that the team does leads to {_named(node)}.",
                why="It is hoped for, but the theory does not say how it comes about.",
                mend="Link it to what brings it about, or take it out.",
            )


def _no_mechanism(theory: Theory, setting: Setting) -> Iterator[Finding]:
    for node in theory.nodes:
        if node.stage == "activity" and not _has_mechanism(theory, node):
            yield Finding(
                rule=Rule.NO_MECHANISM,
                nodes=(node.id,),
                wrong=f"{_named(node)} is not linked to anything that has to change.",
                why="Without it nobody can say why the work should help, or what to keep of it.",
                mend="Link it to what changes in the parent, in the baby or between them.",
            )


def _has_mechanism(theory: Theory, node: Node) -> bool:
    """Its own, or that of the activity that it is part of, or of one of its parts."""
    kin = {node.id, node.parent} | {each.id for each in theory.nodes if each.parent == node.id}
    return any(
        theory.by_id[other].stage == "mechanism"
        for one in kin
        if one is not None
        for link in (*theory.into[one], *theory.out_of[one])
        for other in link.ends
    )


def _leads_nowhere(theory: Theory, setting: Setting) -> Iterator[Finding]:
    for node in theory.nodes:
        if node.stage != "activity":
            continue
        reached = theory.leads_from(node.id)
        if not any(theory.by_id[each].stage == "short-term" for each in reached):
            yield Finding(
                rule=Rule.LEADS_NOWHERE,
                nodes=(node.id,),
                wrong=f"{_named(node)} leads to nothing that could be seen by the end of the work.",
                why="A family and a team could not tell whether it helped while it goes on.",
                mend="Say what should be different by the end of the work, and link the two.",
            )


def _no_medium_cause(theory: Theory, setting: Setting) -> Iterator[Finding]:
    for node in theory.nodes:
        if node.stage != "long-term":
            continue
        causes = (theory.by_id[link.cause].stage for link in theory.into[node.id])
        if "medium-term" not in causes:
            yield Finding(
                rule=Rule.NO_MEDIUM_CAUSE,
                nodes=(node.id,),
                wrong=f"No change after the work leads to {_named(node)}.",
                why="A long way is left open between the work and what it is for.",
                mend="Link it to a medium-term outcome, or say which one is missing.",
            )


def _no_measure(theory: Theory, setting: Setting) -> Iterator[Finding]:
    for node in theory.nodes:
        if node.is_outcome and not node.measures and node.id not in setting.bound:
            yield Finding(
                rule=Rule.NO_MEASURE,
                nodes=(node.id,),
                wrong=f"Nothing shows whether {_named(node)} comes about.",
                why="The team would never learn whether this part of the theory holds.",
                mend="Name a measure, or bind an indicator to it.",
            )


def _no_outcome(theory: Theory, setting: Setting) -> Iterator[Finding]:
    outcomes = frozenset(node.id for node in theory.nodes if node.is_outcome)
    for node in theory.nodes:
        if node.measures and not theory.leads_from(node.id) & outcomes:
            yield Finding(
                rule=Rule.NO_OUTCOME,
                nodes=(node.id,),
                wrong=f"{_named(node)} is measured, and leads to no outcome.",
                why="Families are asked questions whose answers show nothing that they came for.",
                mend="Link it to an outcome, or stop using the measure for this.",
            )
    serving = {measure for node in theory.nodes for measure in node.measures}
    for measure, name in setting.in_use.items():
        if measure not in serving:
            yield Finding(
                rule=Rule.NO_OUTCOME,
                wrong=f"The team uses {name}, and no box of this theory names it.",
                why="Families are asked questions whose answers show nothing that they came for.",
                mend="Name the measure in the box that it shows, or ask whether it is needed.",
            )


def _evidence(theory: Theory, setting: Setting) -> Iterator[Finding]:
    for link in theory.links:
        for claim_id in link.evidence:
            yield from _of_claim(theory, link, claim_id, setting)


def _of_claim(theory: Theory, link: Link, claim_id: str, setting: Setting) -> Iterator[Finding]:
    arrow, claim = _arrow(theory, link), setting.claims.get(claim_id)

    def finding(rule: Rule, wrong: str, why: str, mend: str) -> Finding:
        ends = (link.ends,)
        return Finding(rule=rule, links=ends, claim=claim_id, wrong=wrong, why=why, mend=mend)

    if claim is None:
        yield finding(
            Rule.NO_SUCH_CLAIM,
            f"{arrow} names the claim “{claim_id}”, which the library does not have.",
            "Nobody can look up what it rests on.",
            "Attach a claim that the library has, or take this one off.",
        )
        return
    # A claim that is not surely what its source says decides nothing: it is shown, and no more.
    if claim.confidence == "high" and claim.direction in AGAINST:
        yield finding(
            Rule.AGAINST_EVIDENCE,
            f"{arrow} rests on a claim that says: {claim.finding}",
            f"For {claim.outcome} it points the other way ({claim.direction.words}).",
            "Say why the link should hold for these families all the same, or take it out.",
        )
    if claim.overdue_for_review(setting.today):
        yield finding(
            Rule.STALE_EVIDENCE,
            f"{arrow} rests on a claim of {claim.as_of} whose review is overdue.",
            "Later studies may say something else, and nobody has looked.",
            "Read what has come out since, and attach a newer claim if there is one.",
        )


def _named(node: Node) -> str:
    return f"“{node.words}”"


def _all(theory: Theory, nodes: tuple[str, ...]) -> str:
    return "; ".join(_named(theory.by_id[node]) for node in nodes)


def _arrow(theory: Theory, link: Link) -> str:
    cause, effect = (_named(theory.by_id[end]) for end in link.ends)
    return f"The link from {cause} to {effect}"


_RULES: tuple[Callable[[Theory, Setting], Iterator[Finding]], ...] = (
    _cycles,
    _backwards,
    _unreached,
    _no_mechanism,
    _leads_nowhere,
    _no_medium_cause,
    _no_measure,
    _no_outcome,
    _evidence,
)
