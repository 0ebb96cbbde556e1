"""Each app holds what the way names; whatever else it holds computes from plain values."""

import ast

import pytest
from service_tree import CLINICAL, FURNITURE, SERVICE, STEPS, Source, sources

IMPURE = ("django.db", "django.http", "django.shortcuts", "django.views", "django.core.cache")
NOT_ITS_BUSINESS = STEPS - {"models", "states"}


def extras() -> list[Source]:
    return [
        source
        for source in sources()
        if source.app in CLINICAL and source.part not in STEPS | FURNITURE
    ]


def imports(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            names |= {module} | {f"{module}.{alias.name}".strip(".") for alias in node.names}
    return names


@pytest.mark.parametrize("source", extras(), ids=lambda source: source.name)
def test_a_file_beside_the_way_computes_and_does_nothing_else(source: Source) -> None:
    names = imports(source.tree)
    impure = {name for name in names if name.startswith(IMPURE)}
    assert not impure, f"{source.name} imports {impure}: that belongs to a step of the way"
    steps = {name for name in names if name.split(".")[0] in NOT_ITS_BUSINESS}
    assert not steps, f"{source.name} imports {steps}: it should be given plain values"


@pytest.mark.parametrize("app", CLINICAL)
def test_an_app_has_no_folders_but_those_of_the_way(app: str) -> None:
    folders = {
        path.name for path in (SERVICE / app).iterdir() if path.is_dir() and path.name[0] != "_"
    }
    pure = {source.part for source in extras() if source.app == app}
    assert folders <= STEPS | pure | {"migrations", "templates"}


@pytest.mark.parametrize("app", CLINICAL)
def test_an_apps_templates_stand_under_its_own_name(app: str) -> None:
    folder = SERVICE / app / "templates"
    if folder.exists():
        assert {path.name for path in folder.iterdir()} <= {app}
