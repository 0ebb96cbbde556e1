"""A hint for each of the six, with where it comes from."""

from datetime import date

from attunement.choosing.hexagon.hints.capacity import capacity_hint
from attunement.choosing.hexagon.hints.evidence import evidence_hint
from attunement.choosing.hexagon.hints.hint import Asked, Ground, Hint
from attunement.choosing.hexagon.hints.need import need_hint
from attunement.choosing.hexagon.hints.supports import supports_hint
from attunement.choosing.hexagon.hints.usability import usability_hint
from attunement.choosing.hexagon.indicators import Indicator, told
from attunement.choosing.hexagon.scope import scope
from attunement.choosing.hexagon.site import Site
from attunement.knowledge.library import Library
from attunement.knowledge.programme import Programme

__all__ = ["Ground", "Hint", "hints"]


def hints(*, programme: Programme, site: Site, library: Library, on: date) -> dict[Indicator, Hint]:
    """One for each indicator, in the Hexagon's order. None of them is a score."""
    asked = Asked(programme, site, library)
    evidence = evidence_hint(asked, on)
    need = need_hint(asked, evidence, scope(programme, site.wanted, on))
    every = (
        evidence,
        supports_hint(asked),
        usability_hint(asked),
        need,
        _fit(asked),
        capacity_hint(asked),
    )
    return {hint.indicator: hint for hint in every}


def _fit(asked: Asked) -> Hint:
    """Values are not in any record."""
    return Hint(
        indicator=Indicator.FIT,
        value=None,
        why="Only you can say whether it suits your values, communities and other work.",
        ask=told(Indicator.FIT, asked.library).prompts,
    )
