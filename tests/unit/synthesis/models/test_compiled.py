"""With numba the same problems have the same solutions; without it nothing is missing."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attunement.synthesis import SynthesisError
from attunement.synthesis.models import Fit, compiled, pool, reml_batch
from attunement.synthesis.models.kernel import Solutions
from attunement.synthesis.models.problems import Problems

pytestmark = pytest.mark.skipif(compiled.loaded("loops") is None, reason="numba is not installed")

K, N = 25, 800
RNG = np.random.default_rng(8)
VI = np.exp(RNG.normal(-2, 1.5, K))
YI = RNG.normal(0.3, np.sqrt(VI + 0.05))
RESAMPLES = RNG.multinomial(K, np.full(K, 1 / K), size=N).astype(float)
SIGNS = RNG.choice([-1.0, 1.0], size=(N, K)) * YI
HARD = np.random.default_rng(3)
WIDE = np.exp(HARD.normal(-2, 2.5, 10))
FAR = HARD.normal(0, np.sqrt(WIDE + 0.3), (4000, 10))
TWO_TOPS = FAR[np.argmax(reml_batch(FAR, WIDE).maxima)]
DRAWN = HARD.multinomial(10, np.full(10, 0.1), size=1000).astype(float)
CASES = {
    "one": {"y": YI, "v": VI},
    "one subset": {"y": YI, "v": VI, "counts": RESAMPLES[:1]},
    "resamples": {"y": YI, "v": VI, "counts": RESAMPLES},
    "effects of each its own": {"y": SIGNS, "v": VI},
    "both": {"y": SIGNS, "v": VI, "counts": RESAMPLES},
    "two maxima": {"y": FAR, "v": WIDE},
    "two maxima, resampled": {"y": TWO_TOPS, "v": WIDE, "counts": DRAWN},
}


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch):
    """Take numba away."""
    return lambda: monkeypatch.setattr(compiled, "loaded", lambda module: None)


@pytest.mark.parametrize("method", ["REML", "ML"])
@pytest.mark.parametrize("case", CASES)
def test_compiled_solutions_are_the_others(case: str, method: str, without) -> None:
    assert compiled.fast_loops(Problems.build(YI, VI, counts=RESAMPLES)) is not None
    fast: Solutions = reml_batch(method=method, **CASES[case])
    without()
    slow: Solutions = reml_batch(method=method, **CASES[case])
    scale = np.maximum(slow.tau2, CASES[case]["v"].mean() / 10)
    assert np.max(np.abs(fast.tau2 - slow.tau2) / scale) < 1e-12
    assert np.max(fast.score) < 1e-12
    np.testing.assert_allclose(fast.curvature, slow.curvature, rtol=1e-9)
    np.testing.assert_allclose(fast.gap, slow.gap, rtol=1e-6, atol=1e-12)
    np.testing.assert_array_equal(fast.maxima, slow.maxima)
    np.testing.assert_array_equal(fast.boundary, slow.boundary)
    assert (slow.maxima > 1).any() or not case.startswith("two maxima")


TOLD = ("estimate", "se", "pvalue", "ci_lower", "ci_upper", "tau2", "tau2_se", "i2", "h2", "q")


def told(fit: Fit) -> list[float]:
    intervals = [fit.tau2_ci or (), fit.i2_ci or (), fit.h2_ci or (), fit.prediction_interval or ()]
    numbers = [getattr(fit, name) for name in TOLD] + [end for each in intervals for end in each]
    return [np.nan if number is None else number for number in numbers]


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    k=st.integers(1, 40),
    spread=st.floats(0, 3),
    away=st.sampled_from([0.0, 1e4]),
    test=st.sampled_from(["z", "knha", "adhoc"]),
    method=st.sampled_from(["REML", "ML", "PM", "DL", "EE"]),
)
def test_all_that_is_told_is_the_same_both_ways(seed, k, spread, away, test, method) -> None:
    rng = np.random.default_rng(seed)
    vi = np.exp(rng.normal(-2, 1, k))
    yi = away + rng.normal(0.3, np.sqrt(vi + spread * rng.random() ** 2))

    def one() -> tuple[list[float], tuple, object]:
        try:
            fit = pool(yi=yi, vi=vi, method=method, test=test)
        except SynthesisError as error:
            return [], (), error.what
        return told(fit), fit.cautions, fit.leave_one_out() if k > 1 else None

    fast = one()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "loaded", lambda module: None)
        slow = one()
    np.testing.assert_allclose(fast[0], slow[0], rtol=1e-9, atol=1e-10)
    assert [said.code for said in fast[1]] == [said.code for said in slow[1]]
    if not hasattr(slow[2], "tau2"):
        assert fast[2] == slow[2]
        return
    for name in (*(name for name in TOLD if name != "tau2_se"), "reason"):
        one_way, other = getattr(fast[2], name), getattr(slow[2], name)
        np.testing.assert_allclose(one_way, other, rtol=1e-9, atol=1e-10, err_msg=name)


def test_a_bootstrap_is_the_same_with_compiled_loops(without) -> None:
    fit = pool(yi=YI, vi=VI)
    fast = fit.bootstrap(N, rng=np.random.default_rng(1))
    without()
    slow = fit.bootstrap(N, rng=np.random.default_rng(1))
    np.testing.assert_allclose(fast.beta, slow.beta, rtol=1e-11, atol=1e-12)
    np.testing.assert_allclose(fast.tau2, slow.tau2, rtol=1e-11, atol=1e-13)
    np.testing.assert_array_equal(fast.reason, slow.reason)


def test_variances_of_their_own_and_moderators_stay_with_numpy() -> None:
    own = Problems.build(SIGNS, np.tile(VI, (N, 1)))
    moderated = Problems.build(SIGNS, VI, x=np.column_stack([np.ones(K), np.arange(K)]))
    assert [compiled.fast_loops(problems) for problems in (own, moderated)] == [None] * 2


def test_no_result_depends_on_what_was_computed_before() -> None:
    """To the last digit, whether it is the first thing that a process does or comes after."""
    script = (
        "import numpy as np\n"
        "from attunement.synthesis import pool\n"
        "rng = np.random.default_rng(8)\n"
        "es = {'yi': rng.normal(0.3, 0.4, 12), 'vi': rng.random(12) / 9}\n"
        "say = lambda fit: (fit.estimate, fit.se, fit.tau2, fit.tau2_ci)\n"
        "first = say(pool(**es))\n"
        "pool(**es).bootstrap(3000, rng=rng)\n"
        "assert say(pool(**es)) == first"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_without_numba_numpy_does_it_all() -> None:
    """In a process of its own, where importing numba fails."""
    script = (
        "import sys; sys.modules['numba'] = None\n"
        "from attunement.synthesis import pool\n"
        "from attunement.synthesis.models import compiled\n"
        "assert compiled.loaded('loops') is None\n"
        "assert pool(yi=[0.1, 0.4, 0.2], vi=[0.01, 0.02, 0.03]).certificate.maxima == 1"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", script], check=True)
