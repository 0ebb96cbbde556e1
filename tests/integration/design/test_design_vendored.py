"""What came from other projects: patched as its README says, with its licence, and servable."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

ROOT = Path(settings.SERVICE).parents[2]
STATIC = Path(settings.SERVICE, "design/static")
CSS = (STATIC / "nhsuk/nhsuk-frontend.min.css").read_text()
JS = (STATIC / "nhsuk/nhsuk-frontend.min.js").read_text()
VENDORED = {
    STATIC / "nhsuk": ("nhsuk-frontend 10.", "LICENCE"),
    Path(settings.SERVICE, "design/fonts"): ("source-sans-3 0.", "LICENSE"),
    ROOT / "tests/vendor/axe": ("axe-core 4.", "LICENSE"),
}


def test_the_style_brings_no_typeface_and_asks_no_other_host() -> None:
    assert "@font-face" not in CSS
    assert "Frutiger" not in CSS
    assert "//" not in re.sub(r"/\*.*?\*/", "", CSS, flags=re.S)


def test_every_image_that_the_style_draws_is_here_and_no_other() -> None:
    drawn = set(re.findall(r"url\(([^)]*)\)", CSS))
    here = {f"images/{path.name}" for path in (STATIC / "nhsuk/images").iterdir()}
    assert drawn == here


@pytest.mark.parametrize("text", [CSS, JS])
def test_no_map_is_promised_that_is_not_here(text: str) -> None:
    assert "sourceMappingURL" not in text


@pytest.mark.parametrize(("folder", "says"), VENDORED.items(), ids=lambda v: str(v)[-12:])
def test_each_has_its_version_and_its_licence(folder: Path, says: tuple[str, str]) -> None:
    version, licence = says
    assert version in (folder / "README.md").read_text()
    assert len((folder / licence).read_text()) > 900


def test_the_built_files_are_hashed_and_still_find_each_other(tmp_path: Path) -> None:
    built = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "attunement.service.design.storage.HashedStatic"},
    }
    with override_settings(STORAGES=built, STATIC_ROOT=tmp_path):
        call_command("collectstatic", interactive=False, verbosity=0)
    entry = next(path for path in tmp_path.glob("app.*.js"))
    imported = re.search(
        r'from "\./(nhsuk/nhsuk-frontend\.min\.[0-9a-f]{12}\.js)"', entry.read_text()
    )
    assert imported
    assert (tmp_path / imported[1]).is_file()
    style = next(tmp_path.glob("nhsuk/nhsuk-frontend.min.*.css")).read_text()
    for image in re.findall(r"url\(\"?([^)\"]*)\"?\)", style):
        assert (tmp_path / "nhsuk" / image).is_file()
