"""Whatever is written as RIS is read as it was, however its lines end and fold."""

from hypothesis import given, settings
from hypothesis import strategies as st

from attunement.synthesis import SynthesisError, read_ris

WORD = st.text("abcdefghijklmnopqrstuvwxyzéß&,.()'", min_size=1, max_size=9)
WORDS = st.lists(WORD, min_size=1, max_size=6)
DOI = st.from_regex(r"10\.[0-9]{4,9}/[a-z0-9.()<>;/:-]{1,12}", fullmatch=True)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
SOME = settings(max_examples=60)


@SOME
@given(
    records=st.lists(
        st.tuples(WORDS, st.lists(WORD, unique=True), st.integers(1000, 2999), DOI), min_size=1
    ),
    fold=st.integers(1, 6),
    end=ENDS,
)
def test_what_was_written_is_read(
    records: list[tuple[list[str], list[str], int, str]], fold: int, end: str
) -> None:
    lines = []
    for title, authors, year, doi in records:
        parts = [" ".join(title[i : i + fold]) for i in range(0, len(title), fold)]
        lines += ["TY  - JOUR", f"TI  - {parts[0]}", *(f"      {part}" for part in parts[1:])]
        lines += [f"AU  - {author}" for author in authors]
        lines += [f"PY  - {year}", f"DO  - {doi}", "ER  - ", ""]
    found = read_ris(end.join(lines))
    assert [(r.title, r.authors, r.year, r.doi) for r in found] == [
        (" ".join(title), tuple(authors), year, doi) for title, authors, year, doi in records
    ]
    assert all(lines[r.line - 1] == "TY  - JOUR" for r in found)


LINE = st.one_of(
    st.sampled_from(["TY  - JOUR", "ER  - ", "", "TI  - Play", "PY  - 2001", "PY  - x", "AU - y"]),
    st.text(max_size=12),
)


@SOME
@given(lines=st.lists(LINE, max_size=12), end=ENDS)
def test_any_text_is_read_or_refused_by_name(lines: list[str], end: str) -> None:
    try:
        found = read_ris(end.join(lines))
    except SynthesisError:
        return
    assert found
