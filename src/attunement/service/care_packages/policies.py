"""What the state of a package, of its parts, and of the record around them allows."""

import datetime as dt
from collections.abc import Collection, Iterable

from ...choosing import Verdict
from ...guidance import Factor
from ..accounts.models import User
from ..accounts.viewer import Viewer
from ..design.filters import day, listed
from ..relationships.models import Episode, Relationship
from ..relationships.policies import may_work_with
from ..way.policies import Refusal
from .decision import ChosenPart
from .models import Offer, Package, PackageState, Part, PartKind, PartState, StepKind
from .permissions import AGREE_AS_SUPERVISOR
from .programmes import name_of, offerable, own_number
from .shown import Shown, ShownCandidate
from .states import OPEN_PARTS, PACKAGE_TRANSITIONS, PART_TRANSITIONS, STEPS

AGAINST = frozenset({Verdict.DOES_NOT_SUIT.value, Verdict.EVIDENCE_DOES_NOT_REACH.value})
"""Verdicts that a practitioner may go against, with a reason."""

NOT_UNDERSTOOD = Refusal(
    "Nobody has written yet how this relationship is understood.", "Write that first."
)
NOTHING_CHOSEN = Refusal("No programme has been chosen.", "Go back and tick at least one.")


def may_choose(relationship: Relationship, episode: Episode | None) -> Refusal | None:
    if refusal := may_work_with(episode):
        return refusal
    if relationship.ends_on is not None:
        return Refusal(
            f"The care of {relationship} together ended on {day(relationship.ends_on)}.",
            "Choose for a relationship that goes on.",
        )
    return None


def may_begin_without(gaps: Collection[Factor], because: str) -> Refusal | None:
    """`gaps` are the factors of a comprehensive assessment that is called for and not complete."""
    if not gaps or because.strip():
        return None
    return Refusal(
        "The comprehensive assessment that NICE asks for before attachment work is not complete: "
        f"{listed(factor.name.lower() for factor in gaps)} still missing.",
        "You may begin all the same: write why.",
    )


def may_agree(
    shown: Shown, parts: Iterable[ChosenPart], *, under_way: frozenset[str]
) -> Refusal | None:
    """`under_way` are the programmes of this relationship's open parts."""
    chosen = list(parts)
    if not chosen:
        return NOTHING_CHOSEN
    for part in chosen:
        if refusal := _may_agree_part(shown, part, under_way):
            return refusal
    return None


def _may_agree_part(shown: Shown, part: ChosenPart, under_way: frozenset[str]) -> Refusal | None:
    candidate = shown.by_id.get(part.programme)
    if candidate is None:
        return Refusal("One of these is not something that a family can be offered.")
    if part.programme in under_way:
        return Refusal(
            f"{candidate.name} is already part of this relationship's care.",
            "Leave it out, or end that part first.",
        )
    if needs_reason(candidate) and not part.reason.strip():
        return Refusal(
            f"The evidence does not point to {candidate.name} for this family, or the team cannot "
            "deliver it now.",
            "You may choose it all the same: write why.",
        )
    if candidate.kind == PartKind.OWN_THERAPY and part.person is None:
        return Refusal(f"{candidate.name} is for one person.", "Say whose therapy it is.")
    return None


def needs_reason(candidate: ShownCandidate) -> bool:
    """Whether it needs its own reason: the choice speaks against it, or nobody is free for it."""
    return candidate.verdict in AGAINST or not candidate.deliverable


def may_move(part: Part, to: PartState, *, because: str) -> Refusal | None:
    now = PartState(part.state)
    if to not in PART_TRANSITIONS[now]:
        return Refusal(f"This part is {now.label.lower()}; it cannot become {to.label.lower()}.")
    return says_why_it_stopped(to, because)


def says_why_it_stopped(to: PartState, because: str) -> Refusal | None:
    if to == PartState.STOPPED and not because.strip():
        return Refusal("A part that stops early needs a reason.", "Write why it stopped.")
    return None


def may_change(part: Part) -> Refusal | None:
    """Whether sessions can be planned, moved or recorded in this part."""
    if part.state not in OPEN_PARTS:
        return Refusal(
            f"This part is {PartState(part.state).label.lower()}; it takes no more sessions.",
            "Agree a new package to go on.",
        )
    return may_work_with(part.package.episode)


def may_expect(part: Part, sessions: int, *, because: str) -> Refusal | None:
    """A number that is not the programme's own is somebody's decision, with a reason."""
    own = own_number(part.programme)
    if sessions == own or because.strip():
        return None
    if own is None:
        return Refusal(
            "No source that we may rely on says how many sessions this has.",
            "Write why you plan this many.",
        )
    return Refusal(
        f"The programme's own number is {own}.", f"Write why you plan {sessions} instead."
    )


def may_end(package: Package, *, open_parts: int) -> Refusal | None:
    if PackageState.ENDED not in PACKAGE_TRANSITIONS[PackageState(package.state)]:
        return Refusal("This package has ended already.")
    if open_parts:
        return Refusal("Some of its parts are still open.", "End each of them first.")
    return None


def may_step(
    package: Package,
    kind: StepKind,
    *,
    by: Viewer,
    on: dt.date,
    because: str,
    review_on: dt.date | None,
) -> Refusal | None:
    now = PackageState(package.state)
    if now not in STEPS[kind]:
        return Refusal(
            f"This package is {now.label.lower()}, so this step cannot be taken.",
            "Look at the package as it is now, then choose again.",
        )
    if kind == StepKind.AGREE and (refusal := _may_agree_as_supervisor(package, by)):
        return refusal
    if on < package.decided_on:
        return Refusal(
            f"The package was agreed on {day(package.decided_on)}.", "Check the date of this step."
        )
    if not because.strip():
        return Refusal("A step needs a reason.", "Write why, so that others can follow it.")
    return may_review_on(review_on, after=on) or may_work_with(package.episode)


def _may_agree_as_supervisor(package: Package, by: Viewer) -> Refusal | None:
    if not by.may(AGREE_AS_SUPERVISOR):
        return Refusal(
            "This team asks a supervisor to agree to each package.", "Ask your supervisor."
        )
    if package.decided_by_id == by.user.pk:
        return Refusal(
            "You chose this package yourself.", "Ask another supervisor or the team lead to agree."
        )
    return None


def may_review_on(review_on: dt.date | None, *, after: dt.date) -> Refusal | None:
    if review_on is not None and review_on <= after:
        return Refusal(
            f"The next review must be after {day(after)}.", "Choose a later day, or leave it empty."
        )
    return None


def may_begin_part(part: Part) -> Refusal | None:
    """Whether its package is under way, and whether what it follows has ended."""
    now = PackageState(part.package.state)
    if now == PackageState.AWAITING:
        return Refusal(
            "This package is waiting for a supervisor to agree to it.",
            "Plan sessions once that is done.",
        )
    if now == PackageState.PAUSED:
        return Refusal("This package is paused.", "Write on its page that it goes on, then plan.")
    if part.follows is not None and part.follows.state in OPEN_PARTS:
        return Refusal(
            f"This part follows {name_of(part.follows.programme)}, which has not ended.",
            "End that part first, or let the two run side by side.",
        )
    return None


def may_order(part: Part, follows: Part | None) -> Refusal | None:
    if part.state != PartState.PLANNED:
        return Refusal("This part has begun, so its place in the order stands.")
    if follows is None:
        return None
    if follows.package_id != part.package_id:
        return Refusal("That part is in another package.")
    if PartKind.OWN_THERAPY in {part.kind, follows.kind}:
        return Refusal(
            "A parent’s own therapy goes at its own pace, so nothing waits for it.",
            "Let the two run side by side.",
        )
    before: Part | None = follows
    while before is not None:
        if before.pk == part.pk:
            return Refusal("Each of these would wait for the other.", "Let one of them come first.")
        before = before.follows
    return may_work_with(part.package.episode)


def may_deliver(part: Part, to: User, because: str) -> Refusal | None:
    if to.pk == part.practitioner_id:
        return Refusal(f"{to.name} delivers this part already.", "Choose somebody else.")
    if part.practitioner_id is not None and not because.strip():
        return Refusal("A change of who delivers a part needs a reason.", "Write why.")
    return may_change(part)


def may_offer(programme: str, practitioners: Collection[User]) -> Refusal | None:
    if programme not in offerable():
        return Refusal("This is not something that a family can be offered.")
    if not practitioners:
        return Refusal("Nobody is named to deliver it.", "Tick at least one person.")
    return None


def may_end_offer(offer: Offer) -> Refusal | None:
    if offer.ends_on is not None:
        return Refusal("The team has stopped offering this already.")
    return None
