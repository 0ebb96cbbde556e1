"""No run of eight words of the two seed documents stands in a record.

`seed_runs.bin` holds six bytes of the SHA-256 of each run of eight words of the seeds (lower case,
letters and digits alone), and so none of their text.
"""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from re import findall

import pytest

from attunement.commands.knowledge import EVERY_KIND
from attunement.knowledge import strict_yaml
from attunement.knowledge.loader import RECORDS

_HELD = (Path(__file__).parent / "seed_runs.bin").read_bytes()
SEED_RUNS = frozenset(_HELD[place : place + 6] for place in range(0, len(_HELD), 6))
NAMES = frozenset(("name", "section", "citation", "doi", "url", "urls", "link", "title", "id"))
"""What a thing is called, and where it stands: a name cannot be put in other words."""


def runs(text: str) -> Iterator[str]:
    words = findall(r"[a-z0-9]+", text.lower())
    for place in range(len(words) - 7):
        yield " ".join(words[place : place + 8])


def borrowed(text: str) -> list[str]:
    return [run for run in runs(text) if sha256(run.encode()).digest()[:6] in SEED_RUNS]


def prose(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from prose(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in NAMES:
                yield from prose(item)


@pytest.mark.parametrize("kind", sorted(EVERY_KIND))
def test_records_are_in_our_own_words(kind: str) -> None:
    found = {
        path.name: taken
        for path in sorted((RECORDS / kind).glob("*.yaml"))
        for text in prose(strict_yaml.parse(path.read_text()).value)
        if (taken := borrowed(text))
    }
    assert found == {}


def test_a_run_of_a_seed_would_be_found() -> None:
    """A footnote's bibliographic line, which stands in the seeds."""
    assert borrowed("Infant Mental Health Journal, 32, (3), 362-376")
    assert len(SEED_RUNS) > 10_000
