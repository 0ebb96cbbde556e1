"""The Strange Situation: eight episodes against the clock, and what a certified coder enters.

Nothing here classifies. Ainsworth, Blehar, Waters and Wall (1978), Patterns of Attachment.
Lengths are recalled and not yet checked against the publisher (GK-high).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from attunement.measures.answers import Problem

SOURCES = ("S1", "GK-high")
UNCHECKED = True
"""The lengths are not yet checked against the publisher, and the page must say so."""

Who = Literal["carer", "child", "stranger", "researcher"]


class Episode(NamedTuple):
    """`limit`: it lasts `seconds` at the least, or at the most and less when the child is upset."""

    number: int
    present: tuple[Who, ...]
    what: str
    seconds: int
    limit: Literal["at-least", "at-most"]
    parted: bool = False
    reunion: bool = False


EPISODES = (
    Episode(1, ("carer", "child", "researcher"), "They are shown the room", 60, "at-most"),
    Episode(2, ("carer", "child"), "The child settles and plays", 180, "at-least"),
    Episode(3, ("stranger", "carer", "child"), "The stranger comes in", 180, "at-least"),
    Episode(4, ("stranger", "child"), "First parting", 180, "at-most", parted=True),
    Episode(5, ("carer", "child"), "First reunion", 180, "at-least", reunion=True),
    Episode(6, ("child",), "Second parting, the child alone", 180, "at-most", parted=True),
    Episode(7, ("stranger", "child"), "The stranger comes back", 180, "at-most", parted=True),
    Episode(8, ("carer", "child"), "Second reunion", 180, "at-least", reunion=True),
)
STOP_RULE = (
    "Cut a parting short as soon as the child is distressed, and bring the carer back. "
    "Stop altogether when the carer asks or the child does not settle."
)


class Clock(NamedTuple):
    """What the timer shows: whole seconds gone and left (0 when none), whether the episode may end
    now, and whether it must."""

    gone: int
    left: int
    may_end: bool
    must_end: bool


def clock(episode: Episode, seconds: float) -> Clock:
    """The timer `seconds` after an episode began. Raises ValueError for a time before it."""
    if seconds < 0:
        raise ValueError("The episode has not begun.")
    over = seconds >= episode.seconds
    at_most = episode.limit == "at-most"
    left = max(0, episode.seconds - int(seconds))
    return Clock(int(seconds), left, may_end=at_most or over, must_end=at_most and over)


class Timed(NamedTuple):
    """How long an episode lasted, in seconds."""

    number: int
    seconds: float


def timing_problems(run: Sequence[Timed]) -> tuple[Problem, ...]:
    """What a coder must know of a run before coding it; none where it went as planned."""
    return tuple(_timing(run))


def _timing(run: Sequence[Timed]) -> list[Problem]:
    numbers = [each.number for each in run]
    if numbers != list(range(1, len(numbers) + 1)) or len(numbers) > len(EPISODES):
        return [Problem("episodes", "The episodes are not in order.", "Enter 1 to 8, each once.")]
    found = []
    for timed, episode in zip(run, EPISODES, strict=False):
        long = episode.limit == "at-most" and timed.seconds > episode.seconds
        short = episode.limit == "at-least" and timed.seconds < episode.seconds
        if long or short:
            at = f"{episode.seconds} seconds at the {'most' if long else 'least'}"
            said = f"Episode {episode.number} lasted {timed.seconds:g} seconds; planned is {at}."
            found.append(Problem(f"episode-{episode.number}", said, "Tell the coder."))
    if len(run) < len(EPISODES):
        said = f"It was stopped after episode {len(run)}." if run else "No episode was timed."
        found.append(Problem("episodes", said, "A coder decides whether it can be coded."))
    return found


@dataclass(frozen=True, slots=True)
class Certificate:
    """A coder's certificate of reliability, valid on both days and between."""

    holder: str
    given_by: str
    valid_from: date
    valid_to: date


class NotCertified(ValueError):
    """The coder held no valid certificate on the day of coding."""


def insist_certified(certificate: Certificate | None, coded_on: date) -> Certificate:
    """The certificate that covers the day of coding, which no later one can stand in for.

    Raises `NotCertified`.
    """
    if certificate is None:
        raise NotCertified(
            "Only a certified coder may enter a classification. Keep this as a draft and ask one."
        )
    if not certificate.valid_from <= coded_on <= certificate.valid_to:
        raise NotCertified(
            f"{certificate.holder}’s certificate runs from {certificate.valid_from} to "
            f"{certificate.valid_to}, and the film was coded on {coded_on}. Keep this as a draft "
            "and ask a certified coder."
        )
    return certificate


def classification_problems(entered: Mapping[str, str | None]) -> tuple[Problem, ...]:
    """Entries that do not go together: `class` A, B, C, D or CC; `best-fit` A, B or C, which stands
    beside D; `subgroup` such as B3. Nothing is filled in from the scales."""
    chosen, fit = entered.get("class"), entered.get("best-fit")
    subgroup = entered.get("subgroup")
    found = []
    if chosen == "D" and fit is None:
        found.append(Problem("best-fit", "D has no best fit beside it.", "Enter A, B or C."))
    if chosen in ("A", "B", "C") and fit not in (None, chosen):
        found.append(
            Problem("best-fit", f"{chosen} has {fit} as its best fit.", f"Enter {chosen} or none.")
        )
    group = fit if chosen == "D" else chosen
    if subgroup is not None and group is not None and subgroup[:1] != group:
        mend = "Check both with the coder."
        found.append(Problem("subgroup", f"Subgroup {subgroup} is not one of {group}.", mend))
    return tuple(found)
