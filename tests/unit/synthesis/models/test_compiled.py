"""With numba the same problems have the same solutions; without it nothing is missing."""

import subprocess
import sys

import numpy as np
import pytest

from attunement.synthesis.models import compiled, pool, reml_batch
from attunement.synthesis.models.kernel import Solutions
from attunement.synthesis.models.problems import Problems

K = 25
N = compiled.WORTH_IT // K
RNG = np.random.default_rng(8)
VI = np.exp(RNG.normal(-2, 1.5, K))
YI = RNG.normal(0.3, np.sqrt(VI + 0.05))
RESAMPLES = RNG.multinomial(K, np.full(K, 1 / K), size=N).astype(float)
SIGNS = RNG.choice([-1.0, 1.0], size=(N, K)) * YI
HARD = np.random.default_rng(3)
WIDE = np.exp(HARD.normal(-2, 2.5, 10))
CASES = {
    "resamples": {"y": YI, "v": VI, "counts": RESAMPLES},
    "effects of each its own": {"y": SIGNS, "v": VI},
    "both": {"y": SIGNS, "v": VI, "counts": RESAMPLES},
    "two maxima": {"y": HARD.normal(0, np.sqrt(WIDE + 0.3), (4000, 10)), "v": WIDE},
}


def solved(case: str, method: str, monkeypatch: pytest.MonkeyPatch, *, fast: bool) -> Solutions:
    if not fast:
        monkeypatch.setattr(compiled, "WORTH_IT", np.inf)
    return reml_batch(method=method, **CASES[case])  # type: ignore[arg-type]


@pytest.mark.parametrize("method", ["REML", "ML"])
@pytest.mark.parametrize("case", CASES)
def test_compiled_solutions_are_the_others(
    case: str, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("numba")
    assert compiled.fast_loops(Problems.build(YI, VI, counts=RESAMPLES)) is not None
    fast = solved(case, method, monkeypatch, fast=True)
    slow = solved(case, method, monkeypatch, fast=False)
    scale = np.maximum(slow.tau2, CASES[case]["v"].mean() / 10)
    assert np.max(np.abs(fast.tau2 - slow.tau2) / scale) < 1e-12
    assert np.max(fast.score) < 1e-12
    np.testing.assert_allclose(fast.curvature, slow.curvature, rtol=1e-9)
    np.testing.assert_allclose(fast.gap, slow.gap, rtol=1e-6, atol=1e-12)
    np.testing.assert_array_equal(fast.maxima, slow.maxima)
    np.testing.assert_array_equal(fast.boundary, slow.boundary)
    assert (slow.maxima > 1).any() or case != "two maxima"


def test_a_bootstrap_is_the_same_with_compiled_loops(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("numba")
    fit = pool(yi=YI, vi=VI)
    fast = fit.bootstrap(N, rng=np.random.default_rng(1))
    monkeypatch.setattr(compiled, "WORTH_IT", np.inf)
    slow = fit.bootstrap(N, rng=np.random.default_rng(1))
    np.testing.assert_allclose(fast.beta, slow.beta, rtol=1e-11, atol=1e-12)
    np.testing.assert_allclose(fast.tau2, slow.tau2, rtol=1e-11, atol=1e-13)
    np.testing.assert_array_equal(fast.reason, slow.reason)


def test_few_problems_variances_of_their_own_and_moderators_stay_with_numpy() -> None:
    few = Problems.build(YI, VI, counts=RESAMPLES[:-1])
    own = Problems.build(SIGNS, np.tile(VI, (N, 1)))
    moderated = Problems.build(SIGNS, VI, x=np.column_stack([np.ones(K), np.arange(K)]))
    assert [compiled.fast_loops(problems) for problems in (few, own, moderated)] == [None] * 3


def test_without_numba_numpy_does_it_all() -> None:
    """In a process of its own, where importing numba fails."""
    script = (
        "import sys; sys.modules['numba'] = None\n"
        "from attunement.synthesis.models import compiled\n"
        "assert compiled._loaded() is None"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", script], check=True)


def test_numba_is_not_loaded_for_one_fit() -> None:
    script = (
        "import sys\n"
        "from attunement.synthesis import pool\n"
        "pool(yi=[0.1, 0.4, 0.2], vi=[0.01, 0.02, 0.03])\n"
        "assert 'numba' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
