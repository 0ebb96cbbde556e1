import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def on_its_own(settings: Settings) -> None:
    """The design stands without the other apps' addresses, and without built static files."""
    settings.ROOT_URLCONF = "integration.design.design_urls"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
