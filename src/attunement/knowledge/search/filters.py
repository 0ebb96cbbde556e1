"""The answers that somebody chose among the filters."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from attunement.knowledge.search.facets import FACETS, FacetName


@dataclass(frozen=True)
class Filters:
    """The answers chosen. Within one filter any will do; between filters all must hold."""

    chosen: Mapping[FacetName, frozenset[str]]

    @classmethod
    def of(cls, **chosen: Iterable[str]) -> "Filters":
        """Filters from names and values, such as `age=["3-5-months"]`; an underscore in a name
        stands for its hyphen. Raises ValueError that lists what may be chosen."""
        checked = {}
        for key, values in chosen.items():
            name = FacetName(key.replace("_", "-"))
            options = next(facet.options for facet in FACETS if facet.name is name)
            held = frozenset(str(value) for value in values)
            wrong = sorted(held - options.keys())
            if wrong:
                raise ValueError(f"{wrong[0]} is not a choice of {name}: {', '.join(options)}.")
            if held:
                checked[name] = held
        return cls(MappingProxyType(checked))


NO_FILTERS = Filters(MappingProxyType({}))
