"""Theories of any shape, cycles and all."""

from hypothesis import strategies as st

from attunement.knowledge.practice.theory import STAGES
from attunement.theory import Level, Link, Node, Theory

words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30
).filter(lambda text: text.strip())
IDS = [f"n{n}" for n in range(9)]


@st.composite
def theories(draw: st.DrawFn) -> Theory:
    ids = draw(st.lists(st.sampled_from(IDS), unique=True, max_size=9))
    nodes = [
        Node(
            id=each,
            stage=draw(st.sampled_from(STAGES)),  # type: ignore[arg-type]
            words=draw(words),
            parent=draw(st.sampled_from([None, *(other for other in ids if other != each)])),
            measures=tuple(draw(st.sets(st.sampled_from(["phq-9", "kips"])))),
        )
        for each in ids
    ]
    pairs = [(a, b) for a in ids for b in ids if a != b]
    ends = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=14)) if pairs else []
    links = [
        Link(
            cause=a,
            effect=b,
            status=draw(st.sampled_from(["stated", "inferred", "team"])),
            assumption=draw(st.sampled_from(["", "Parents can come"])),
            broken=draw(st.sampled_from(["", "The bus stopped"])),
            confidence=draw(st.sampled_from([None, "low", "high"])),
            evidence=tuple(draw(st.sets(st.sampled_from(["abc-attachment", "other"])))),
        )
        for a, b in ends
    ]
    level = draw(st.sampled_from(list(Level)))
    return Theory(title=draw(words), level=level, nodes=tuple(nodes), links=tuple(links))
