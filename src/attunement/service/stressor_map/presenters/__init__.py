"""Every visible string of the map, its forms and the sheet for parents."""

from .forms import item_form, withdraw_form
from .map import MapPage, map_page
from .parents import ParentsSheet, for_parents

__all__ = ["MapPage", "ParentsSheet", "for_parents", "item_form", "map_page", "withdraw_form"]
