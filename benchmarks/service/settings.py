"""The product's settings with the bare page beside its own."""

import os

from attunement.service.config.settings import *  # noqa: F403
from attunement.service.config.settings import DATABASES, dj_database_url

ROOT_URLCONF = "benchmarks.service.bare"
ALLOWED_HOSTS = ["testserver"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if url := os.environ.get("ATTUNEMENT_BENCH_URL"):
    DATABASES["default"] = dj_database_url.parse(url)
