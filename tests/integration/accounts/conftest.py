from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet() -> Iterator[None]:
    """Allauth counts tries by address in the cache, which tests would share."""
    cache.clear()
    yield
    cache.clear()
