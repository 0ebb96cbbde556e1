"""Reads the shipped records, and a team's own beside them, into one checked library."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel

from attunement.knowledge.kinds import KINDS
from attunement.knowledge.library import Library
from attunement.knowledge.loader import RECORDS, load_records, located
from attunement.knowledge.problems import Problem, RecordError
from attunement.knowledge.record import Dated
from attunement.knowledge.references import dangling, source_problems
from attunement.knowledge.source import Source

type Loaded = dict[str, Mapping[str, Dated]]


def read_library(root: Path = RECORDS, *, overlay: Path | None = None) -> Library:
    """Read and check the whole library below `root`, and below `overlay` the records that a team
    has added: same folders, same rules, and no id that is shipped already.

    Raises `RecordError` with every fault.
    """
    shipped, problems = _load(root)
    own: Loaded = {kind: {} for kind in KINDS}
    if overlay is not None:
        own, faults = _load(overlay)
        problems += [*faults, *_not_kinds(overlay), *_taken(shipped, own)]
    local = frozenset((kind, name) for kind, by_id in own.items() for name in by_id)
    everything = {kind: {**shipped[kind], **own[kind]} for kind in KINDS}
    if not problems:
        for problem in dangling(everything):
            kind, name = problem.file.removesuffix(".yaml").split("/")
            at = overlay if overlay is not None and (kind, name) in local else root
            problems.append(located(at, problem))
    if problems:
        raise RecordError(problems)
    version = _version(root) if overlay is None else f"{_version(root)}+{_version(overlay)}"
    return Library.of(everything, version=version, local=local)


def faults_of_kind(
    kind: str, model: type[BaseModel], sources: Mapping[str, Source], *, root: Path = RECORDS
) -> tuple[Problem, ...]:
    """What is wrong with a kind of record that a package above this one defines: its shape, and
    the source ids that it cites."""
    try:
        records = load_records(kind, model, root=root)
    except RecordError as error:
        return error.problems
    return tuple(
        located(root, problem)
        for name, record in records.items()
        for problem in source_problems(f"{kind}/{name}.yaml", record, sources)
    )


@lru_cache(maxsize=1)
def library() -> Library:
    """The shipped library, read once. Raises `RecordError`."""
    return read_library()


def _load(root: Path) -> tuple[Loaded, list[Problem]]:
    loaded: Loaded = {}
    problems: list[Problem] = []
    for kind, model in KINDS.items():
        loaded[kind] = {}
        try:
            loaded[kind] = load_records(kind, model, root=root)
        except RecordError as error:
            problems.extend(error.problems)
    return loaded, problems


def _not_kinds(overlay: Path) -> Iterator[Problem]:
    """A folder with a wrong name would be passed over without a word."""
    if not overlay.is_dir():
        yield Problem(overlay.name, 1, "", "There is no such folder.", "Correct the path.")
        return
    for path in sorted(overlay.iterdir()):
        if path.is_dir() and path.name not in KINDS:
            mend = f"Use one of these folders: {', '.join(sorted(KINDS))}."
            yield Problem(path.name, 1, "", f"{path.name} is not a kind of record.", mend)


def _taken(shipped: Loaded, own: Loaded) -> Iterator[Problem]:
    for kind in KINDS:
        for name in sorted(own[kind].keys() & shipped[kind].keys()):
            wrong = f"A shipped record has the id {name}; a local one may not replace it."
            mend = f"Choose another id, such as local-{name}, and rename the file to match."
            yield Problem(f"{kind}/{name}.yaml", 1, "id", wrong, mend)


def _version(root: Path) -> str:
    digest = sha256()
    for path in sorted(root.rglob("*.yaml")):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
