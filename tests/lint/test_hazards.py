"""The hazard log names controls that exist, proved by tests that exist."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
LOG = yaml.safe_load((ROOT / "docs/safety/hazards.yaml").read_text())["hazards"]
FIELDS = {"id", "hazard", "cause", "effect", "controls"}


def test_hazards_are_numbered_once() -> None:
    ids = [hazard["id"] for hazard in LOG]
    assert ids == sorted(set(ids)), "in order, each number once: one given up is not given again"


@pytest.mark.parametrize("hazard", LOG, ids=lambda hazard: hazard["id"])
def test_each_control_names_a_test_that_exists(hazard: dict[str, object]) -> None:
    assert set(hazard) == FIELDS
    controls = hazard["controls"]
    assert isinstance(controls, list)
    assert controls
    for control in controls:
        path, _, name = control["test"].partition("::")
        target = ROOT / path
        assert target.exists(), f"{path} does not exist"
        files = [target] if target.is_file() else list(target.glob("test_*.py"))
        assert files, f"{path} holds no tests"
        if name:
            assert re.search(rf"^ *(def|class) {name}\b", target.read_text(), re.MULTILINE)
