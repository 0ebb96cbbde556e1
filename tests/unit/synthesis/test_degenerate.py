"""What every public function does with input at the edge: a finite number, or an error by name.

A NaN stands only beside a reason, and nothing warns.
"""

import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from attunement import synthesis as syn
from attunement.synthesis import EffectSizes, SynthesisError, plots
from attunement.synthesis.models.tau2 import CLOSED, LIKELIHOODS

EDGES: dict[str, tuple[list[float], list[float]]] = {
    "one study": ([0.3], [0.1]),
    "two studies": ([0.3, 0.5], [0.1, 0.2]),
    "two equal studies": ([0.3, 0.3], [0.1, 0.1]),
    "less spread than chance": ([0.30, 0.31, 0.29], [0.1, 0.2, 0.15]),
    "identical effects": ([0.3] * 5, [0.1, 0.2, 0.1, 0.3, 0.1]),
    "identical studies": ([0.3] * 5, [0.1] * 5),
    "no effect anywhere": ([0.0] * 4, [0.1, 0.2, 0.1, 0.3]),
    "one huge weight": ([0.1, 0.5, 0.3, 0.9, -0.2], [1e-14, 0.1, 0.2, 0.05, 0.3]),
    "tiny variances": ([0.1, 0.5, 0.3, 0.9], [1e-30] * 4),
    "huge variances": ([0.1, 0.5, 0.3, 0.9], [1e30] * 4),
    "effects far from 0": ([1e9, 1e9 + 1, 1e9 + 2], [1.0, 1.0, 2.0]),
}


def edge(name: str) -> EffectSizes:
    yi, vi = EDGES[name]
    ni = np.full(len(yi), 40.0)
    return EffectSizes(yi=np.array(yi), vi=np.array(vi), measure="SMD", ni=ni)


def z(es: EffectSizes) -> Any:
    return syn.pool(es, test="z")


def weeks(es: EffectSizes) -> Any:
    return syn.regress(es, moderators={"weeks": list(range(es.k))}, test="z")


def nested(es: EffectSizes, **options: Any) -> Any:
    return syn.multilevel(es, study=[i // 2 for i in range(es.k)], **options)


def own_weights(es: EffectSizes) -> list[float]:
    return [float(i) for i in range(1, es.k + 1)]


def drawn(seed: int = 1) -> np.random.Generator:
    return np.random.default_rng(seed)


ASKED: dict[str, Callable[[EffectSizes], Any]] = {
    **{
        f"pool, {method}, {test}": lambda es, m=method, t=test: syn.pool(es, method=m, test=t)
        for method in (*CLOSED, *LIKELIHOODS)
        for test in ("z", "knha")
    },
    "pool, t": lambda es: syn.pool(es, test="t"),
    "pool, adhoc": lambda es: syn.pool(es, test="adhoc"),
    "pool, GENQ": lambda es: syn.pool(es, method="GENQ", weights=own_weights(es), test="z"),
    "pool, GENQM": lambda es: syn.pool(es, method="GENQM", weights=own_weights(es), test="z"),
    "regress": weeks,
    "regress, knha": lambda es: syn.regress(es, moderators={"x": list(range(es.k))}),
    "predict": lambda es: weeks(es).predict(),
    "subgroups": lambda es: syn.subgroups(es, by=[str(i % 2) for i in range(es.k)], test="z"),
    "subgroups, one tau2": lambda es: syn.subgroups(
        es, by=[str(i % 2) for i in range(es.k)], tau2="common", test="z"
    ),
    "multilevel": nested,
    "multilevel, ML": lambda es: nested(es, rho=None, method="ML", test="z"),
    "multilevel, robust": lambda es: nested(es).robust(),
    "multilevel, summary": lambda es: nested(es).summary(),
    "multilevel, leave one out": lambda es: nested(es).leave_one_out(),
    "multilevel, influence": lambda es: nested(es).influence(),
    "multilevel, residuals": lambda es: nested(es).residuals(),
    "multilevel, over rho": lambda es: nested(es).over_rho(),
    "robust": lambda es: z(es).robust(cluster=[i // 2 for i in range(es.k)]),
    "leave one out": lambda es: z(es).leave_one_out(),
    "influence": lambda es: z(es).influence(),
    "cumulative": lambda es: z(es).cumulative(),
    "baujat": lambda es: z(es).baujat(),
    "gosh": lambda es: z(es).gosh().refits,
    "bootstrap": lambda es: z(es).bootstrap(20, rng=drawn()),
    "bootstrap, error": lambda es: z(es).bootstrap(20, rng=drawn()).se,
    "permutation": lambda es: z(es).permutation_test(),
    "shrunken": lambda es: z(es).shrunken(),
    "residuals": lambda es: z(es).residuals(),
    "profile": lambda es: z(es).tau2_profile(),
    "fit statistics": lambda es: z(es).fit_statistics(),
    "prediction": lambda es: z(es).predict("HK"),
    "egger": syn.egger,
    "egger, regress": lambda es: syn.egger(es, model="regress", test="z"),
    "begg": syn.begg,
    "trim and fill": lambda es: syn.trim_and_fill(z(es)),
    "trim and fill, EE": lambda es: syn.trim_and_fill(syn.pool(es, method="EE")),
    "fail-safe N": syn.failsafe_n,
    "fail-safe N, Rosenthal": lambda es: syn.failsafe_n(es, kind="Rosenthal"),
    "fail-safe N, Orwin": lambda es: syn.failsafe_n(es, kind="Orwin"),
    "pet-peese": syn.pet_peese,
    "selection model": lambda es: syn.selection_model(es, steps=(0.025,)),
    "weighted average": syn.weighted_average,
    "excess significance": syn.excess_significance,
    "forest": lambda es: syn.forest(z(es)),
    "funnel": lambda es: syn.funnel(z(es)),
    "bubble": lambda es: syn.bubble(weeks(es)),
    "influence, drawn": lambda es: plots.influence(z(es)),
    "baujat, drawn": lambda es: plots.baujat(z(es)),
    "cumulative, drawn": lambda es: plots.cumulative(z(es)),
    "over rho, drawn": lambda es: plots.over_rho(nested(es)),
    "report": lambda es: syn.report(z(es)),
    "report, multilevel": lambda es: syn.report(nested(es)),
    "report, regress": lambda es: syn.report(weeks(es)),
}
MAY_BE_INFINITE = {"df", "gap", "df_within"}


def numbers(found: Any, name: str = "", depth: int = 0) -> Iterator[tuple[str, np.ndarray]]:
    """Every float in a result, with the name of the field that holds it."""
    if isinstance(found, float | np.ndarray):
        array = np.atleast_1d(np.asarray(found))
        if array.dtype.kind == "f":
            yield name, array
    elif isinstance(found, tuple | list):
        for one in found:
            yield from numbers(one, name, depth + 1)
    elif is_dataclass(found) and depth < 4:
        for field in fields(found):
            yield from numbers(getattr(found, field.name), field.name, depth + 1)


def answer(ask: Callable[[], Any]) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            return ask()
        except SynthesisError as error:
            return error


def check(found: Any) -> None:
    if isinstance(found, SynthesisError):
        assert found.what
        assert found.mend
        return
    explained = getattr(found, "reason", None) is not None
    for name, array in numbers(found):
        if not explained:
            assert not np.isnan(array).any(), name
        if name not in MAY_BE_INFINITE:
            assert not np.isinf(array).any(), name
    said = found.svg() if hasattr(found, "svg") else getattr(found, "text", "")
    assert "nan" not in said


@pytest.mark.parametrize("name", EDGES)
@pytest.mark.parametrize("asked", ASKED)
def test_a_number_or_an_error_by_name(asked: str, name: str) -> None:
    check(answer(lambda: ASKED[asked](edge(name))))


def test_every_public_function_is_asked() -> None:
    """Those left are of raw data and of files, and have tables of their own in `effects`,
    `reading` and `reviews`."""
    of_raw_data = {
        "effect_size", "pre_post_control", "read_effects", "read_revman", "read_ris", "overlap",
        "match_references", "reml_batch", "side_by_side",
    }  # fmt: skip
    functions = {name for name in syn.__all__ if callable(getattr(syn, name)) and name.islower()}
    asked = set(re.findall(r"syn\.(\w+)", Path(__file__).read_text(encoding="utf-8")))
    assert functions - asked == of_raw_data


TABLES: dict[str, tuple[list[float], list[float], list[float], list[float]]] = {
    "one study": ([4], [6], [2], [8]),
    "a zero cell": ([0, 4], [10, 6], [2, 3], [8, 7]),
    "no events": ([0, 0], [9, 9], [0, 0], [8, 9]),
    "only events": ([9, 9], [0, 0], [8, 9], [0, 0]),
    "one arm without": ([0, 0], [9, 9], [2, 1], [8, 9]),
    "identical studies": ([3] * 3, [7] * 3, [3] * 3, [7] * 3),
    "one huge study": ([10**9, 3], [10**9, 7], [10**9 - 5, 4], [10**9, 6]),
    "one person an arm": ([1, 0], [0, 1], [0, 1], [1, 0]),
    "all against none": ([9, 9], [0, 0], [0, 0], [9, 9]),
}
COUNTS: dict[str, Callable[..., Any]] = {
    "OR": lambda **cells: syn.mantel_haenszel(**cells, measure="OR"),
    "RR": lambda **cells: syn.mantel_haenszel(**cells, measure="RR"),
    "RD": lambda **cells: syn.mantel_haenszel(**cells, measure="RD"),
    "Peto": syn.peto,
}
AFTER: dict[str, Callable[[Any], Any]] = {
    "fit": lambda fit: fit,
    "leave one out": lambda fit: fit.leave_one_out(),
    "forest": syn.forest,
    "funnel": syn.funnel,
    "report": syn.report,
}


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("after", AFTER)
@pytest.mark.parametrize("way", COUNTS)
def test_counts(way: str, after: str, name: str) -> None:
    a, b, c, d = TABLES[name]
    check(answer(lambda: AFTER[after](COUNTS[way](ai=a, bi=b, ci=c, di=d))))


def test_the_right_numbers_at_the_edge() -> None:
    """By hand: one study is itself; equal studies are any of them with less error."""
    one = syn.pool(yi=[0.3], vi=[0.1], test="z")
    assert (one.estimate, one.se**2) == (0.3, pytest.approx(0.1))
    two = syn.pool(yi=[0.3, 0.3], vi=[0.1, 0.1], test="z")
    assert (two.estimate, two.se**2, two.tau2) == (0.3, pytest.approx(0.05), 0)
    apart = syn.pool(yi=[0.0, 2.0], vi=[0.1, 0.1], method="DL", test="z")
    assert apart.tau2 == pytest.approx(2.0 - 0.1)
    heavy = syn.pool(yi=[0.1, 0.5, 0.3], vi=[1e-14, 0.1, 0.2], method="EE")
    assert heavy.estimate == pytest.approx(0.1, abs=1e-12)
