"""What people are asked to agree to, each on its own: saying yes to one is no yes to another.

Agreeing here is about care, film and contact. It is not the legal ground on which a record is kept.
"""

from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    REFERRAL = "referral"
    TAKE_PART = "take_part"
    SHARE = "share"
    WRITE_TO_GP = "write_to_gp"
    LETTERS = "letters"
    TEXTS = "texts"
    FILM_CARE = "film_care"
    FILM_SUPERVISION = "film_supervision"
    FILM_TRAINING = "film_training"
    TOTALS = "totals"


@dataclass(frozen=True, kw_only=True)
class About:
    """`asks` completes "do they agree ..."; `explain` is what they must have been told; `named`:
    whether each agency is asked about by itself."""

    title: str
    asks: str
    explain: str
    named: bool = False


PURPOSES: dict[Purpose, About] = {
    Purpose.REFERRAL: About(
        title="The referral to us",
        asks="that they are referred to this team",
        explain="What the team does, and what the referrer told us.",
    ),
    Purpose.TAKE_PART: About(
        title="Taking part",
        asks="to work with this team",
        explain="What the work is, who does it, and that they can stop at any time.",
    ),
    Purpose.SHARE: About(
        title="Sharing with another service",
        asks="that we share with the service named",
        explain="What would be shared, with whom, and why.",
        named=True,
    ),
    Purpose.WRITE_TO_GP: About(
        title="Writing to the GP",
        asks="that we write to the GP",
        explain="What a letter to the GP says, and that they may read it first.",
    ),
    Purpose.LETTERS: About(
        title="Letters to them",
        asks="that we give or send them letters",
        explain="Who else at home may open or read a letter.",
    ),
    Purpose.TEXTS: About(
        title="Text messages",
        asks="that we text them",
        explain="Who else may read their phone, and what a text says.",
    ),
    Purpose.FILM_CARE: About(
        title="Film, for their own sessions",
        asks="to be filmed for their own sessions",
        explain="Who sees the film, where it is kept, and when it is deleted.",
    ),
    Purpose.FILM_SUPERVISION: About(
        title="Film, for supervision",
        asks="that the film is seen in supervision",
        explain="Who is in supervision, and that they may say no to this alone.",
    ),
    Purpose.FILM_TRAINING: About(
        title="Film, for training",
        asks="that the film is used in training",
        explain="Who would see it, whether they could be recognised, and for how long.",
    ),
    Purpose.TOTALS: About(
        title="Totals",
        asks="that they are counted in totals, without names",
        explain="That small numbers are not shown, and that nobody can be recognised.",
    ),
}
