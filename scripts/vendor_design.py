"""Fetch and patch the front-end files kept in the repository, so that running needs no node.

Run by hand when a version below is raised: `python scripts/vendor_design.py` (needs npm), then read
the difference and commit it. What each patch is for:

- the two @font-face rules name a host that is not ours and a typeface licensed to NHS bodies only;
- `url(/assets/...)` would be a 404 under the static folder;
- a sourceMappingURL without its map stops Django's manifest storage.
"""

import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DESIGN = ROOT / "src/attunement/service/design"
NHSUK = ("nhsuk-frontend", "10.6.1")
AXE = ("axe-core", "4.14.1")
FONT = ("@expo-google-fonts/source-sans-3", "0.4.1")


@contextmanager
def package(name: str, version: str) -> Iterator[Path]:
    """Unpack one npm package into a temporary folder and give its root."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(  # noqa: S603
            ["npm", "pack", "--json", f"{name}@{version}"],  # noqa: S607
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        )
        archive = Path(folder, json.loads(packed.stdout)[0]["filename"])
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")
        yield Path(folder, "package")


def emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def patched_css(css: str) -> str:
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    css = css.replace("Frutiger W01,", "")
    css = css.replace("url(/assets/", "url(")
    return without_map(css)


def without_map(text: str) -> str:
    return re.sub(r"(/\*|//)[#@] sourceMappingURL=\S+( \*/)?", "", text)


def provenance(target: Path, package: tuple[str, str], licence: str, patches: str) -> None:
    name, version = package
    target.joinpath("README.md").write_text(
        f"# {name} {version}\n\nFrom the npm package `{name}`, version {version}. "
        f"Licence: {licence}.\n{patches}\n\n"
        "Made by `scripts/vendor_design.py`; edit that, not these.\n"
    )


def vendor_nhsuk() -> None:
    target = emptied(DESIGN / "static/nhsuk")
    with package(*NHSUK) as source:
        dist = source / "dist/nhsuk"
        css = patched_css(dist.joinpath("nhsuk-frontend.min.css").read_text())
        target.joinpath("nhsuk-frontend.min.css").write_text(css)
        script = without_map(dist.joinpath("nhsuk-frontend.min.js").read_text())
        target.joinpath("nhsuk-frontend.min.js").write_text(script)
        target.joinpath("images").mkdir()
        for image in sorted(set(re.findall(r"url\(images/([\w.-]+)\)", css))):
            shutil.copy(dist / "assets/images" / image, target / "images")
    target.joinpath("LICENCE").write_text(NHSUK_LICENCE)
    provenance(
        target,
        NHSUK,
        "MIT (see LICENCE; the package names it without carrying its text)",
        "Patched: no @font-face and no Frutiger (not ours to use), addresses made relative, no "
        "source map. Only the images that the stylesheet draws are kept; no NHS logo.",
    )


def vendor_axe() -> None:
    target = emptied(ROOT / "tests/vendor/axe")
    with package(*AXE) as source:
        for name in ("axe.min.js", "LICENSE", "LICENSE-3RD-PARTY.txt"):
            shutil.copy(source / name, target)
    provenance(target, AXE, "MPL-2.0 (see LICENSE)", "Unchanged; used by the tests only.")


def vendor_font() -> None:
    """The letters' typeface: PDF/UA wants it embedded, and typst's own text face has serifs."""
    target = emptied(DESIGN / "fonts")
    with package(*FONT) as source:
        for name in ("400Regular/SourceSans3_400Regular.ttf", "700Bold/SourceSans3_700Bold.ttf"):
            shutil.copy(source / name, target)
        shutil.copy(source / "LICENSE_FONT", target / "LICENSE")
    provenance(target, FONT, "SIL Open Font Licence 1.1 (see LICENSE)", "Unchanged.")


NHSUK_LICENCE = """\
MIT License

Copyright (c) NHS.UK

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""

if __name__ == "__main__":
    vendor_nhsuk()
    vendor_axe()
    vendor_font()
