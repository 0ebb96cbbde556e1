"""What is searched: each record as fields of text, the fields weighed by how much they say."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from attunement.knowledge.library import Library
from attunement.knowledge.programme import Programme
from attunement.knowledge.record import Fact

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "name": 10.0,
        "also called": 10.0,
        "family": 5.0,
        "kind": 3.0,
        "aims": 3.0,
        "for whom": 3.0,
        "tries to change": 3.0,
        "what is rated": 3.0,
        "what it says": 2.0,
        "who takes part": 1.0,
        "what happens": 1.0,
        "what it asks": 1.0,
        "findings": 1.0,
        "cautions": 1.0,
    }
)
"""The project's own weighting, heaviest first: a hit in a name outranks any number of mentions in
passing."""


@dataclass(frozen=True)
class Document:
    """One record to find. `fields` pairs each field's name with one of its texts."""

    kind: str
    id: str
    title: str
    fields: tuple[tuple[str, str], ...]


def documents(library: Library) -> Iterator[Document]:
    """Every record that can be searched for, programmes first."""
    for one in library.programmes.values():
        yield Document("programmes", one.id, one.name, tuple(_programme(one)))
    for review in library.reviews.values():
        fields = [("name", review.citation), ("name", review.topic)]
        fields += [("for whom", review.population or ""), *_facts("findings", review.conclusions)]
        yield Document("reviews", review.id, review.citation, tuple(fields))
    for study in library.studies.values():
        fields = [("name", study.citation), ("findings", study.finding.text)]
        yield Document("studies", study.id, study.citation, tuple(fields))
    for tool in library.tools.values():
        named = [("also called", alias) for alias in tool.aliases]
        fields = [("name", tool.name), *named, ("what happens", tool.about)]
        fields += _facts("what happens", tool.parts)
        yield Document("tools", tool.id, tool.name, tuple(fields))
    for stressor in library.stressors.values():
        fields = [("name", stressor.text), ("kind", stressor.category_name)]
        yield Document("stressors", stressor.id, stressor.text, tuple(fields))
    yield from _guidance(library)
    for framework in library.frameworks.values():
        named = [("also called", alias) for alias in framework.aliases]
        fields = [("name", framework.name), *named, ("what it says", framework.about.text)]
        yield Document("frameworks", framework.id, framework.name, tuple(fields))
    for scale in library.rating_scales.values():
        fields = [("name", scale.name), ("what it says", scale.answers)]
        yield Document("rating-scales", scale.id, scale.name, tuple(fields))


def _programme(one: Programme) -> Iterator[tuple[str, str]]:
    yield "name", one.name
    for alias in one.aliases:
        yield "also called", alias
    yield "family", one.family
    yield "kind", one.kind.words
    yield "aims", one.aims.text
    yield "for whom", one.population.text
    for group in one.made_for:
        yield from (("for whom", circumstance.words) for circumstance in group.any_of)
    for attender in one.format.decided_attends:
        yield "who takes part", attender.words
    for target in one.targets:
        yield "tries to change", target.words
        yield "tries to change", target.value
    shown = (one.format.mode_note, one.format.who, one.format.setting, one.practitioner.training)
    yield from _facts("what happens", (fact for fact in shown if fact))
    yield from _facts("findings", one.evidence.findings + one.evidence.negative_findings)
    yield from _facts("cautions", one.evidence.cautions)


def _guidance(library: Library) -> Iterator[Document]:
    for document in library.guidance_documents.values():
        fields = [("name", document.title), *_facts("what it says", document.contents)]
        yield Document("guidance-documents", document.id, document.title, tuple(fields))
    for statement in library.statements.values():
        fields = [("what it says", statement.text), ("for whom", statement.applies_to or "")]
        yield Document("statements", statement.id, statement.text, tuple(fields))
    for contact in library.contacts.values():
        yield Document("contacts", contact.id, contact.name, (("name", contact.name),))


def _facts(field: str, facts: Iterable[Fact]) -> Iterator[tuple[str, str]]:
    return ((field, fact.text) for fact in facts)
