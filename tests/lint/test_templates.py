"""What no template does: run script, carry style, trust what people typed, or look elsewhere."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from service_tree import SERVICE, templates

ENVIRONMENT = Environment(autoescape=True)
ALL = list(templates())

FORBIDDEN = {
    r"\sstyle\s*=": "an inline style: the policy refuses it; use a class",
    r"\son[a-z]+\s*=\s*[\"']": "an inline handler: the policy refuses it",
    r"javascript:": "script in an address",
    r"<style": "an inline style sheet",
    r"(src|href)\s*=\s*[\"'](https?:)?//": "something from elsewhere",
    r"\{%-?\s*autoescape\s+false": "escaping switched off",
}
SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>")


def name(path: Path) -> str:
    return str(path.relative_to(SERVICE))


@cache
def parse(path: Path) -> nodes.Template:
    return ENVIRONMENT.parse(path.read_text())


def known_as(path: Path) -> str:
    parts = path.relative_to(SERVICE).parts
    return "/".join(parts[parts.index("templates") + 1 :])


def constants(path: Path, kind: type[nodes.Node]) -> Iterator[str]:
    for node in parse(path).find_all(kind):
        target = getattr(node, "template", None)
        if isinstance(target, nodes.Const):
            yield target.value


def without_comments(path: Path) -> str:
    return re.sub(r"\{#.*?#\}", "", path.read_text(), flags=re.DOTALL)


def trusted(template: nodes.Template) -> list[int]:
    """Lines where `|safe` is put on anything but a string that stands in the template itself."""
    return [
        node.lineno
        for node in template.find_all(nodes.Filter)
        if node.name == "safe" and not isinstance(node.node, nodes.Const)
    ]


@pytest.mark.parametrize("path", ALL, ids=name)
def test_a_template_carries_no_style_script_or_trust(path: Path) -> None:
    text = without_comments(path)
    found = [why for pattern, why in FORBIDDEN.items() if re.search(pattern, text)]
    assert not found, f"{name(path)}: {'; '.join(found)}"
    for script in SCRIPT.finditer(text):
        assert re.search(r"\b(src|nonce)=", script["attributes"]), f"{name(path)}: inline script"
    for line in trusted(parse(path)):
        pytest.fail(f"{name(path)}:{line} trusts what it is given as markup: leave out `|safe`")


@pytest.mark.parametrize("path", ALL, ids=name)
def test_a_template_is_a_page_under_the_layout_or_a_piece_of_one(path: Path) -> None:
    by_name = {known_as(each): each for each in ALL}
    pieces = {
        piece
        for each in ALL
        for kind in (nodes.Include, nodes.FromImport, nodes.Import)
        for piece in constants(each, kind)
    }
    if known_as(path) in pieces or known_as(path).startswith("charts/"):
        return
    seen = [known_as(path)]
    while seen[-1] != "layout.jinja":
        above = list(constants(by_name[seen[-1]], nodes.Extends))
        assert len(above) == 1, f"{name(path)} is no page of the layout: {' under '.join(seen)}"
        seen.append(above[0])


def test_the_lint_sees_what_it_forbids() -> None:
    for bad in (
        '<p style="color:red">',
        '<a onclick="go()">',
        '<img src="//cdn.example/x.png">',
    ):
        assert any(re.search(pattern, bad) for pattern in FORBIDDEN), bad
    assert SCRIPT.search("<script>alert(1)</script>")
    assert trusted(ENVIRONMENT.parse("{{ note|safe }}"))
    assert not trusted(ENVIRONMENT.parse("{{ ' checked'|safe }}"))
