"""Everything that is written is written by an action; every action says who, and is whole."""

import ast
from collections.abc import Iterator

import pytest
from service_tree import Source, calls, keywords_only, parsed, sources

WRITES = frozenset(
    {
        "save",
        "create",
        "delete",
        "get_or_create",
        "update_or_create",
        "bulk_create",
        "bulk_update",
        "execute",
        "executemany",
    }
)
MAY_WRITE = {
    ("audit", "triggers"): "the statements that guard the log, run by its migration",
    ("way", "locking"): "bump() is how an action saves a row that it has locked",
}

NOT_ACTIONS = {
    ("audit", "action"): "it is what makes an action of a function",
    ("audit", "record"): "it is what an action calls; it refuses to run outside one",
    ("audit", "record_all"): "it is what an action calls; it refuses to run outside one",
    ("reminders", "send_due"): "it calls two actions and sends between them: no rollback unsends",
}
NOT_CLINICAL = frozenset({"way"})
"""Hidden fields and parked forms: written inside an action's transaction, or without anybody."""
BY_THE_SYSTEM = {("teams", "start_team"): "the command line has no viewer"}


def written(tree: ast.AST) -> Iterator[ast.Call]:
    for call, method in calls(tree):
        if method in WRITES or (method in {"update", "set"} and keywords_only(call)):
            yield call


def public_functions(source: Source) -> Iterator[ast.FunctionDef]:
    for node in source.tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def actions() -> list[tuple[Source, ast.FunctionDef]]:
    return [(s, f) for s in sources("actions") for f in public_functions(s)]


def decorated(function: ast.FunctionDef, name: str) -> bool:
    return any(isinstance(d, ast.Name) and d.id == name for d in function.decorator_list)


def test_only_actions_write() -> None:
    found = [
        f"{source.at(call)}: {ast.unparse(call)[:80]}"
        for source in sources()
        if source.part != "actions" and (source.app, source.part) not in MAY_WRITE
        for call in written(source.tree)
    ]
    assert not found, "writes outside actions.py:\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("code", "writes"),
    [
        ("person.save()", True),
        ("Person.objects.create(name='A')", True),
        ("people.filter(pk=1).update(name='A')", True),
        ("episode.people.set(objs=[])", True),
        ("totals.update({'a': 1})", False),
        ("digest.update(b'a')", False),
        ("seen.add(1)", False),
    ],
)
def test_the_lint_tells_a_write_from_its_namesakes(code: str, writes: bool) -> None:
    assert bool(list(written(ast.parse(code)))) is writes


def test_there_are_actions_to_look_at() -> None:
    assert len(actions()) > 20


@pytest.mark.parametrize(
    ("source", "function"), actions(), ids=lambda x: getattr(x, "name", getattr(x, "app", ""))
)
def test_an_action_is_whole_audited_and_called_by_name(
    source: Source, function: ast.FunctionDef
) -> None:
    where = source.at(function)
    if (source.app, function.name) in NOT_ACTIONS:
        return
    arguments = function.args
    named = {argument.arg for argument in arguments.kwonlyargs}
    assert not arguments.args, f"{where}: {function.name} takes positional arguments"
    assert not arguments.posonlyargs, f"{where}: {function.name} takes positional arguments"
    if source.app in NOT_CLINICAL:
        return
    assert decorated(function, "action"), f"{where}: {function.name} is not decorated with @action"
    if (source.app, function.name) not in BY_THE_SYSTEM:
        assert "by" in named, f"{where}: {function.name} does not say by whom"


def test_every_exception_is_still_needed() -> None:
    there = {(source.app, function.name) for source, function in actions()}
    assert there >= NOT_ACTIONS.keys() | BY_THE_SYSTEM.keys()


def test_nothing_reaches_past_the_selectors() -> None:
    """A view, a form or a page that asks the database itself can forget whose team it is."""
    found = [
        f"{source.at(node)}: {ast.unparse(node)[:80]}"
        for source in sources("views", "presenters", "pages", "forms")
        for node in ast.walk(parsed(source.path))
        if isinstance(node, ast.Attribute)
        and node.attr in {"objects", "_default_manager", "_base_manager"}
    ]
    assert not found, "read through a selector instead:\n" + "\n".join(found)
