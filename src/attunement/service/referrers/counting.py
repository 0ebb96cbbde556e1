"""Whose referrals came to a first meeting, and what of that a referrer may read. Pure.

A referral counts once the team has taken the family on and there has been time to meet: after
`SETTLED` days. One that came to a meeting is one after which somebody of the family was met. It
says how referrer, family and team found each other, and nothing of how good a referrer is.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

from ...guidance.shrinkage import Count, Share, shares

SETTLED = dt.timedelta(days=42)
FEWEST = 5
"""Below five a number would tell what became of one family. The count itself never goes out: where
all or none were met it would tell it of every one."""


@dataclass(frozen=True)
class Counted:
    """One referral that counts: who referred, and whether a meeting came of it."""

    referrer: int
    met: bool


@dataclass(frozen=True)
class Told:
    """What is known of one referrer: the counts for the team, the share for everybody."""

    count: Count
    share: Share

    @property
    def enough(self) -> bool:
        return self.count.of >= FEWEST


def by_referrer(referrals: Iterable[Counted]) -> Mapping[int, Told]:
    """Every referrer of a referral that counts; each is drawn towards what all have in common."""
    hits: dict[int, list[bool]] = {}
    for one in referrals:
        hits.setdefault(one.referrer, []).append(one.met)
    counts: Sequence[Count] = [Count(sum(met), len(met)) for met in hits.values()]
    return {
        key: Told(count, share)
        for key, count, share in zip(hits, counts, shares(counts), strict=True)
    }


def in_ten(share: Share) -> str:
    """ "about 6 in 10; it may be 4 to 9": rounded outwards, so that no count can be worked back."""
    low, mean, high = floor(share.low * 10), round(share.mean * 10), ceil(share.high * 10)
    return f"about {mean} in 10; it may be {low} to {high}"
