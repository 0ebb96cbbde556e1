"""A page that is linked to exists: a misspelt name would only fail when somebody opens it."""

import ast
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver
from jinja2 import Environment, nodes
from service_tree import SERVICE, sources, templates


def url_names() -> set[str]:
    def walk(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns)
            elif pattern.name:
                yield pattern.name

    return set(walk(get_resolver().url_patterns))


def links() -> Iterator[tuple[str, str]]:
    """Where a page is named, and its name."""
    for source in sources():
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and _named(node) in {"reverse", "redirect"} and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and "/" not in str(first.value):
                    yield source.at(node), str(first.value)
    environment = Environment(autoescape=True)
    for path in templates():
        for call in environment.parse(path.read_text()).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "url" and call.args:
                first = call.args[0]
                if isinstance(first, nodes.Const):
                    yield f"{path.relative_to(SERVICE)}:{call.lineno}", first.value


def _named(call: ast.Call) -> str:
    function = call.func
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def test_every_link_leads_to_a_page() -> None:
    known = url_names()
    lost = [f"{where}: {name!r}" for where, name in links() if name not in known]
    assert not lost, "no page has this name:\n" + "\n".join(lost)


def test_the_lint_finds_links() -> None:
    assert len(list(links())) > 5
    assert {"account_login", "change_family"} <= url_names()
