"""A pooled result in words: what was done, what came out, what to be careful of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..bias.egger import Egger
from ..bias.trim_and_fill import TrimAndFill
from ..effects import Caution
from ..errors import UnknownChoice
from ..models.common_effect import CommonEffect
from ..models.fit import Fit
from ..models.fitted import Fitted
from ..models.regression import Regression
from ..models.subgroups import Subgroups
from ..models.summary import Summarised, WithoutEach
from ..reading.study_reference import StudyReference
from .asymmetry import asymmetry
from .explained import explained
from .methods import methods
from .references import cited_in
from .results import results


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """methods, results: a paragraph each; the others a sentence or a reference each.

    excluded: rows that gave no effect, with the reason; not_reported: what a reader will look for
    and not find; studies: where each was published, if references were given; str() is `text`.
    """

    title: str
    methods: str
    results: str
    cautions: tuple[str, ...]
    excluded: tuple[str, ...]
    not_reported: tuple[str, ...]
    studies: tuple[str, ...]
    references: tuple[str, ...]

    @property
    def text(self) -> str:
        """Methods and results as two paragraphs, then the lists."""
        return self._joined("", "- ", self.title)

    def markdown(self) -> str:
        return self._joined("## ", "- ", f"# {self.title}")

    def __str__(self) -> str:
        return self.text

    def _joined(self, before: str, item: str, title: str) -> str:
        blocks = [title, f"{before}Methods", self.methods, f"{before}Results", self.results]
        for heading, lines in (
            ("Be careful", self.cautions),
            ("Left out", self.excluded),
            ("Not reported", self.not_reported),
            ("Studies", self.studies),
            ("References", self.references),
        ):
            if lines:
                blocks += [f"{before}{heading}", "\n".join(f"{item}{line}" for line in lines)]
        return "\n\n".join(blocks) + "\n"


def report(
    fit: Summarised,
    *,
    subgroups: Subgroups | None = None,
    egger: Egger | None = None,
    filled: TrimAndFill | None = None,
    without: WithoutEach | None = None,
    studies: Mapping[str, StudyReference | None] | None = None,
    title: str = "Evidence synthesis",
) -> Report:
    """The report of a result, and of what else was asked of the same studies.

    fit: of pool, regress, multilevel, mantel_haenszel or peto
    without: `fit.leave_one_out()`, given by whoever has it already
    studies: the reference of each, by its label

    Raises UnknownChoice for subgroups of what was not pooled by inverse variance, NoPooledEffect
    for a model of dependent effects with moderators.

    Every number in it is in what was given or in `fit.leave_one_out()`. What nobody asked for
    (asymmetry) or nothing here can know (risk of bias, certainty, how studies were found) is listed
    as not reported.
    """
    if subgroups is not None and not isinstance(fit, Fit):
        raise UnknownChoice(
            "Subgroups are pooled by inverse variance, and this result is not.",
            mend="Leave them out, or report pool(...) of the same effects.",
        )
    done = methods(fit, subgroups)
    main = explained(fit) if isinstance(fit, Regression) else results(fit, subgroups, without)
    found = [*main, *asymmetry(egger, filled)]
    own = fit.cautions if isinstance(fit, Regression) else fit.summary().cautions
    said = [
        *own,
        *(subgroups.cautions if subgroups else ()),
        *(egger.cautions if egger else ()),
        *(filled.cautions if filled else ()),
    ]
    return Report(
        title=title,
        methods=" ".join(done),
        results=" ".join(found),
        cautions=tuple(dict.fromkeys(map(_caution, said))),
        excluded=tuple(f"Row {e.row} ({e.label}): {e.reason}" for e in fit.excluded),
        not_reported=tuple(_not_reported(fit, egger, filled)),
        studies=tuple(_studies(studies)) if studies else (),
        references=cited_in([*done, *found]),
    )


def _studies(studies: Mapping[str, StudyReference | None]) -> Iterator[str]:
    for label, reference in studies.items():
        yield f"{label}: {reference.citation if reference else 'no reference was given.'}"


def _caution(caution: Caution) -> str:
    if not caution.rows:
        return caution.words
    rows = ", ".join(map(str, caution.rows))
    return f"{caution.words} (Row{'s' if len(caution.rows) > 1 else ''} {rows}.)"


def _not_reported(fit: Summarised, egger: Egger | None, filled: TrimAndFill | None) -> list[str]:
    said = []
    if _people_not_known(fit):
        said.append("How many people the studies count: it was not given.")
    if egger is None and filled is None:
        said.append("Whether small studies give other effects than large ones: not examined.")
    if isinstance(fit, Fit) and fit.prediction_interval is None and not fit.common_effect:
        said.append("A prediction interval: there are too few studies.")
    return [
        *said,
        "Risk of bias within the studies, and how certain the evidence is (GRADE): not assessed.",
        "How the studies were searched for and chosen: not known to this report.",
    ]


def _people_not_known(fit: Summarised) -> bool:
    return isinstance(fit, Fitted | CommonEffect) and fit.effects.ni is None
