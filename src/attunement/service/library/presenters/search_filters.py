"""The filters beside a search: only what tells the results apart, each answer with its count."""

from collections.abc import Iterator
from dataclasses import dataclass

from ....knowledge.search import FACETS, FacetName, Filters, Results
from .words import sentence


@dataclass(frozen=True)
class Option:
    id: str
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class FilterGroup:
    """One filter; `open` when something in it is chosen."""

    name: str
    label: str
    options: tuple[Option, ...]
    open: bool


def filter_groups(results: Results) -> Iterator[FilterGroup]:
    """The filters of which some answer leaves some results out and some in; what is chosen stays,
    so that it can be taken away."""
    for facet in FACETS:
        choices = [one for one in results.filters[facet.name] if one.splits or one.chosen]
        if choices:
            yield FilterGroup(
                name=facet.name.value,
                label=facet.label,
                options=tuple(
                    Option(
                        id=f"{facet.name.value}-{number}",
                        value=choice.value,
                        label=f"{sentence(choice.words)} ({choice.count})",
                        chosen=choice.chosen,
                    )
                    for number, choice in enumerate(choices, start=1)
                ),
                open=any(choice.chosen for choice in choices),
            )


def chosen_in(asked: dict[str, list[str]]) -> Filters:
    """The filters in a query. Raises ValueError when one is not a choice."""
    return Filters.of(
        **{name.value.replace("-", "_"): asked[name.value] for name in FacetName if name in asked}
    )
