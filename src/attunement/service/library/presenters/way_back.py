"""The way back from a record to where somebody had been."""

from ...way.presenters import Link


def way_back(address: str) -> Link:
    """To the page of this service from which somebody came, such as a choice for a family."""
    return Link("Back to where you were", address)
