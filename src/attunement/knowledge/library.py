"""Every record that has been read, as one frozen value with a version."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from pydantic import BaseModel

from attunement.knowledge.claim import Claim
from attunement.knowledge.loader import RECORDS, load_records, located
from attunement.knowledge.problems import Problem, RecordError
from attunement.knowledge.programme import Programme
from attunement.knowledge.record import PartialDate
from attunement.knowledge.references import dangling, source_problems
from attunement.knowledge.review import Review
from attunement.knowledge.source import Source
from attunement.knowledge.stressor import Stressor

KINDS: Mapping[str, type[BaseModel]] = MappingProxyType(
    {
        "sources": Source,
        "reviews": Review,
        "programmes": Programme,
        "claims": Claim,
        "stressors": Stressor,
    }
)


@dataclass(frozen=True, eq=False)
class Library:
    """The records by kind and id. `version` changes when any byte of any record does, so that a
    decision which keeps it can say what was known when it was made."""

    sources: Mapping[str, Source]
    reviews: Mapping[str, Review]
    programmes: Mapping[str, Programme]
    claims: Mapping[str, Claim]
    stressors: Mapping[str, Stressor]
    version: str

    def claims_about(self, programme_id: str) -> tuple[Claim, ...]:
        """Every claim about this very programme, in id order; none is borrowed from a relative."""
        return self._claims_by_subject.get(programme_id, ())

    def unchecked(self, source_ids: Iterable[str]) -> bool:
        """Whether any of the sources was recalled and not looked up."""
        return any(self.sources[source_id].unchecked for source_id in source_ids)

    def newest_date(self, source_ids: Iterable[str]) -> PartialDate | None:
        """The latest date that any of the sources bears; None when none bears one."""
        dates = [self.sources[source_id].as_of for source_id in source_ids]
        return max((date for date in dates if date), default=None)

    @cached_property
    def _claims_by_subject(self) -> Mapping[str, tuple[Claim, ...]]:
        grouped: dict[str, list[Claim]] = {}
        for claim in self.claims.values():
            grouped.setdefault(claim.subject, []).append(claim)
        return {subject: tuple(claims) for subject, claims in grouped.items()}


def read_library(root: Path = RECORDS) -> Library:
    """Read and check the whole library below `root`. Raises `RecordError` with every fault."""
    loaded: dict[str, Mapping[str, BaseModel]] = {}
    problems: list[Problem] = []
    for kind, model in KINDS.items():
        try:
            loaded[kind] = load_records(kind, model, root=root)
        except RecordError as error:
            problems.extend(error.problems)
    if not problems:
        problems.extend(located(root, problem) for problem in dangling(loaded))
    if problems:
        raise RecordError(problems)
    return Library(**loaded, version=_version(root))  # type: ignore[arg-type]  # KINDS pairs them


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


def _version(root: Path) -> str:
    digest = sha256()
    for path in sorted(root.rglob("*.yaml")):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
