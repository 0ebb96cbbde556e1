from collections.abc import Callable

import pytest
from django.core.cache import caches
from django.test import Client


@pytest.fixture
def freshly() -> Callable[[Client, str], str]:
    """A page as it is made, not as it was kept."""

    def get(client: Client, address: str) -> str:
        caches["pages"].clear()
        response = client.get(address)
        assert response.status_code == 200
        return response.content.decode()

    return get
