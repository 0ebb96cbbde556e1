"""Moderators as given, turned into the columns of a design."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..effects.arrays import FloatArray
from ..effects.result import EffectSizes, Excluded
from ..errors import UnknownChoice, WrongColumns

Value = str | float | bool | None
Moderators = Mapping[str, Sequence[Value]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One moderator. levels: of a categorical one, the first is what others are compared with;
    empty for a number."""

    name: str
    levels: tuple[str, ...]

    def columns(self, values: Sequence[Value], *, full: bool) -> FloatArray:
        """(n, c): a number as it is; a category as 0 and 1, all levels if `full`, else no first."""
        if not self.levels:
            return np.array([[_number(self.name, value)] for value in values])
        for value in values:
            if value not in self.levels:
                raise UnknownChoice(
                    f"Moderator {self.name!r} has no level {value!r}.",
                    mend=f"Use one of {', '.join(self.levels)}.",
                )
        shown = self.levels if full else self.levels[1:]
        return np.array([[float(value == level) for level in shown] for value in values])

    def names(self, *, full: bool) -> tuple[str, ...]:
        if not self.levels:
            return (self.name,)
        return tuple(f"{self.name}: {v}" for v in (self.levels if full else self.levels[1:]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What turns moderators into a design, for the studies fitted and for new ones alike."""

    terms: tuple[Term, ...]
    intercept: bool

    def design(self, moderators: Moderators) -> FloatArray:
        """(n, p). Raises WrongColumns for a moderator too many, too few, or of another length."""
        wanted = {term.name for term in self.terms}
        if wanted != set(moderators):
            raise WrongColumns(
                f"The moderators are {sorted(moderators)}, not {sorted(wanted)}.",
                mend="Give each moderator of the model, and no other.",
            )
        n = len(next(iter(moderators.values())))
        blocks = [np.ones((n, 1))] if self.intercept else []
        for term, full in zip(self.terms, self._full, strict=True):
            blocks.append(term.columns(moderators[term.name], full=full))
        return np.hstack(blocks)

    @property
    def names(self) -> tuple[str, ...]:
        first = ("intercept",) if self.intercept else ()
        shown = (t.names(full=f) for t, f in zip(self.terms, self._full, strict=True))
        return (*first, *(name for names in shown for name in names))

    @property
    def _full(self) -> list[bool]:
        """Without an intercept the first categorical moderator takes its place."""
        first = next((i for i, t in enumerate(self.terms) if t.levels), None)
        return [not self.intercept and i == first for i in range(len(self.terms))]


def terms_of(moderators: Moderators, *, intercept: bool, reference: Mapping[str, str]) -> Terms:
    """Words are categories, in alphabetical order or with `reference` first; the rest numbers."""
    if not moderators:
        raise WrongColumns("There is no moderator.", mend="Give one, or use pool.")
    unknown = set(reference) - set(moderators)
    if unknown:
        raise UnknownChoice(
            f"A reference is given for {sorted(unknown)}.", mend="Name a moderator of the model."
        )
    terms = []
    for name, values in moderators.items():
        words = sorted({value for value in values if isinstance(value, str)})
        if words and name in reference:
            if reference[name] not in words:
                raise UnknownChoice(
                    f"Moderator {name!r} has no level {reference[name]!r}.",
                    mend=f"Use one of {', '.join(words)}.",
                )
            words = [reference[name], *(w for w in words if w != reference[name])]
        elif name in reference:
            raise UnknownChoice(
                f"Moderator {name!r} is a number and has no reference level.",
                mend="Leave the reference out, or give the moderator as words.",
            )
        terms.append(Term(name=name, levels=tuple(words)))
    return Terms(terms=tuple(terms), intercept=intercept)


def complete(
    effects: EffectSizes, moderators: Moderators
) -> tuple[EffectSizes, dict[str, list[Value]]]:
    """The studies with a value of every moderator; the others join `excluded`, with the reason."""
    for name, values in moderators.items():
        if len(values) != effects.k:
            raise WrongColumns(
                f"Moderator {name!r} has {len(values)} values for {effects.k} studies.",
                mend="Give one for each study; None where it is not known.",
            )
    missing = {
        i: [name for name, values in moderators.items() if _missing(values[i])]
        for i in range(effects.k)
    }
    keep = [i for i, names in missing.items() if not names]
    if not keep:
        raise WrongColumns("No study has every moderator.", mend="Use fewer moderators.")
    left_out = tuple(
        Excluded(
            row=effects.rows[i],
            label=effects.labels[i],
            reason=f"no value of {' or '.join(missing[i])}",
        )
        for i in missing
        if missing[i]
    )
    kept = {name: [values[i] for i in keep] for name, values in moderators.items()}
    return subset(effects, keep, left_out), kept


def subset(
    effects: EffectSizes, keep: Sequence[int], left_out: tuple[Excluded, ...] = ()
) -> EffectSizes:
    """Some of the studies; `left_out` joins what was excluded before."""
    if len(keep) == effects.k and not left_out:
        return effects
    rows = np.array(keep)
    return replace(
        effects,
        yi=effects.yi[rows],
        vi=effects.vi[rows],
        ni=None if effects.ni is None else effects.ni[rows],
        labels=tuple(effects.labels[i] for i in keep),
        rows=tuple(effects.rows[i] for i in keep),
        derived=tuple(effects.derived[i] for i in keep),
        excluded=(*effects.excluded, *left_out),
    )


def _missing(value: Value) -> bool:
    return value is None or value == "" or (not isinstance(value, str) and value != value)


def _number(name: str, value: Value) -> float:
    if isinstance(value, str) or value is None or not np.isfinite(value):
        raise UnknownChoice(
            f"Moderator {name!r} is a number, and {value!r} is none.",
            mend="Give a finite number; words make a category only if the model has words.",
        )
    return float(value)
