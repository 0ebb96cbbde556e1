"""Links, and the addresses of pages about one thing."""

from functools import lru_cache

from django.urls import reverse


@lru_cache(maxsize=4096)
def to(page: str, *pk: int | str) -> str:
    """The address of a page by its name; kept, as a list has a hundred and they never change."""
    return reverse(page, args=pk)
