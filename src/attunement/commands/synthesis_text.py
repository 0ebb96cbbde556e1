"""A pooled result as text for a terminal, as JSON, and as files."""

import json
from pathlib import Path
from textwrap import fill
from typing import Any

from attunement.drawing import Table
from attunement.synthesis import plots
from attunement.synthesis.models import Fit

from .synthesis_of_file import Done

FEW_FOR_A_FUNNEL = 3
WIDTH = 100


def as_text(done: Done) -> str:
    """The table of the forest plot, what to be careful of, and the call for R."""
    said = done.report
    blocks = [
        said.title,
        aligned(plots.forest(done.fit, subgroups=done.groups).table()),
        _wrapped(said.results),
        *(_wrapped(f"Be careful: {line}") for line in said.cautions),
        *(_wrapped(f"Left out: {line}") for line in said.excluded),
        f"In R: {done.fit.to_r()}",
    ]
    return "\n\n".join(blocks) + "\n"


def _wrapped(words: str) -> str:
    return fill(words, width=WIDTH, break_long_words=False, break_on_hyphens=False)


def aligned(table: Table) -> str:
    """Columns of one width, the first to the left and the others to the right. A row with its
    first cell alone may run on."""
    rows = [table.head, *table.rows]
    wide = [
        max(len(row[place]) for row in rows if any(row[1:])) for place in range(len(table.head))
    ]
    lines = []
    for row in rows:
        rest = zip(row[1:], wide[1:], strict=True)
        cells = [row[0].ljust(wide[0]), *(cell.rjust(width) for cell, width in rest)]
        lines.append("  ".join(cells).rstrip())
    return "\n".join([lines[0], "-" * max(len(lines[0]), sum(wide)), *lines[1:]])


def files(done: Done) -> dict[str, str]:
    made = {"forest.svg": plots.forest(done.fit, subgroups=done.groups).svg()}
    if done.fit.k >= FEW_FOR_A_FUNNEL:
        made["funnel.svg"] = plots.funnel(done.fit).svg()
    return {**made, "report.md": done.report.markdown()}


def as_json(done: Done, written: list[Path]) -> str:
    """Numbers on the scale that was pooled, at full precision; null where there is none."""
    fit, said = done.fit, done.report
    value: dict[str, Any] = {
        **_fit(fit),
        "studies": [
            {"row": row, "study": label, "yi": y, "vi": v, "weight": w, "from": source}
            for row, label, y, v, w, source in zip(
                fit.effects.rows,
                fit.effects.labels,
                fit.effects.yi.tolist(),
                fit.effects.vi.tolist(),
                fit.weights.tolist(),
                fit.effects.derived,
                strict=True,
            )
        ],
        "groups": _groups(done),
        "excluded": [{"row": e.row, "study": e.label, "reason": e.reason} for e in fit.excluded],
        "cautions": list(said.cautions),
        "methods": said.methods,
        "results": said.results,
        "not_reported": list(said.not_reported),
        "published": list(said.studies),
        "references": list(said.references),
        "r": fit.to_r(),
        "written": [str(path) for path in written],
    }
    return json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _fit(fit: Fit) -> dict[str, Any]:
    certificate = fit.certificate
    return {
        "measure": fit.effects.measure,
        "method": fit.method,
        "test": fit.test,
        "level": fit.level,
        "k": fit.k,
        **{
            name: getattr(fit, name)
            for name in ("estimate", "se", "ci_lower", "ci_upper", "statistic", "pvalue")
        },
        "df": fit.df if fit.test != "z" else None,
        **{name: getattr(fit, name) for name in ("tau2", "tau2_se", "i2", "h2", "q", "q_df")},
        "q_pvalue": fit.q_pvalue,
        "tau2_ci": list(fit.tau2_ci) if fit.tau2_ci else None,
        "prediction_interval": list(fit.prediction_interval or ()) or None,
        "local_maxima": certificate.maxima if certificate else None,
    }


def _groups(done: Done) -> list[dict[str, Any]] | None:
    groups = done.groups
    if groups is None:
        return None
    return [
        {
            "group": name,
            "k": groups.k[i],
            **{
                field: float(getattr(groups, field)[i])
                for field in ("estimate", "se", "ci_lower", "ci_upper", "pvalue", "tau2")
            },
        }
        for i, name in enumerate(groups.names)
    ]
