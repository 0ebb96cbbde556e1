"""The toolkit's own example, as a theory that a team can start from."""

from attunement.knowledge import Library
from attunement.knowledge.practice.theory import TheoryOfChange
from attunement.theory.graph import Level, Link, Node, Theory

TEMPLATE = "clinical-example"


def template(library: Library, record_id: str = TEMPLATE) -> Theory:
    """A clinical-level theory from a record of the library. Which links its source states and which
    are our reading is kept. Raises KeyError where there is no such record."""
    record = library.theories[record_id]
    said_by = ", ".join(library.sources[source].called for source in record.source_ids)
    return Theory(
        title=record.title,
        level=Level.CLINICAL,
        nodes=_nodes(record, said_by),
        links=tuple(
            Link(cause=link.start, effect=link.end, status=link.status, why=link.why or "")
            for link in record.links
        ),
    )


def _nodes(record: TheoryOfChange, said_by: str) -> tuple[Node, ...]:
    return tuple(
        Node(
            id=node.id,
            stage=node.stage,
            words=node.label,
            parent=node.part_of,
            measures=node.measures,
            source=said_by,
        )
        for node in record.nodes
    )
