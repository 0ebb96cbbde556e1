"""What stood on the page: hints, ratings and agreement as plain values, and back from what a
decision kept of them, so that it reads the same whatever becomes of the library."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from ...choosing.hexagon import Dispersion, Ground, Hint, Indicator, Score, dispersions
from ...knowledge.library import Library

OWN = "Your team’s own records"


@dataclass(frozen=True)
class ShownGround:
    """`where` names its sources in words; `as_of` is as exact as they give it."""

    text: str
    as_of: str
    where: str


@dataclass(frozen=True, kw_only=True)
class ShownHint:
    indicator: Indicator
    value: int | None
    why: str
    grounds: tuple[ShownGround, ...]
    against: tuple[ShownGround, ...]
    ask: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ShownRating:
    """`value` None: they could not say."""

    rater: str
    indicator: Indicator
    value: int | None
    reason: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class ShownAgreement:
    """`value` None: agreed as not known."""

    value: int | None
    reason: str


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One candidate: all that a decision rests on. `agreed` may be partial while it is open."""

    name: str
    hints: tuple[ShownHint, ...]
    ratings: tuple[ShownRating, ...]
    agreed: Mapping[Indicator, ShownAgreement]
    warnings: tuple[str, ...]
    anchors_unchecked: bool

    @property
    def hint(self) -> dict[Indicator, ShownHint]:
        return {each.indicator: each for each in self.hints}

    @property
    def spread(self) -> dict[Indicator, Dispersion]:
        return dispersions(
            Score(each.rater, each.indicator, each.value)
            for each in self.ratings
            if each.value is not None
        )

    @property
    def levels(self) -> dict[Indicator, int]:
        """What was agreed, where a level was."""
        return {each: one.value for each, one in self.agreed.items() if one.value is not None}

    @property
    def hint_values(self) -> dict[Indicator, int | None]:
        return {each.indicator: each.value for each in self.hints}


def show_hints(hints: Mapping[Indicator, Hint], library: Library) -> tuple[ShownHint, ...]:
    def show(ground: Ground) -> ShownGround:
        called = [library.sources[each].called for each in ground.sources]
        return ShownGround(ground.text, ground.as_of, "; ".join(called) or OWN)

    return tuple(
        ShownHint(
            indicator=hint.indicator,
            value=hint.value,
            why=hint.why,
            grounds=tuple(map(show, hint.grounds)),
            against=tuple(map(show, hint.against)),
            ask=hint.ask,
        )
        for hint in hints.values()
    )


def keep(shown: Shown) -> dict[str, Any]:
    """As JSON."""
    return asdict(shown) | {
        "agreed": {each.value: asdict(one) for each, one in shown.agreed.items()}
    }


def read(kept: Mapping[str, Any]) -> Shown:
    """What `keep` wrote."""
    return Shown(
        name=kept["name"],
        hints=tuple(_hint(each) for each in kept["hints"]),
        ratings=tuple(
            ShownRating(
                **each
                | {
                    "indicator": Indicator.coded(each["indicator"]),
                    "sources": tuple(each["sources"]),
                }
            )
            for each in kept["ratings"]
        ),
        agreed={
            Indicator.coded(each): ShownAgreement(**one) for each, one in kept["agreed"].items()
        },
        warnings=tuple(kept["warnings"]),
        anchors_unchecked=kept["anchors_unchecked"],
    )


def _hint(kept: dict[str, Any]) -> ShownHint:
    return ShownHint(
        indicator=Indicator.coded(kept["indicator"]),
        value=kept["value"],
        why=kept["why"],
        grounds=_grounds(kept["grounds"]),
        against=_grounds(kept["against"]),
        ask=tuple(kept["ask"]),
    )


def _grounds(kept: Iterable[dict[str, str]]) -> tuple[ShownGround, ...]:
    return tuple(ShownGround(**each) for each in kept)
