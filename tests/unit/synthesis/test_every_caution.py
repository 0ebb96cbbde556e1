"""Every caution that a result can carry is raised here, and is not where there is no cause."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import attunement.synthesis
from attunement import synthesis as syn

YI = [0.1, 0.5, 0.3, 0.9, -0.1, 0.4, 0.2, 0.6, 0.7, 0.0, 0.35]
VI = [0.02, 0.05, 0.01, 0.1, 0.04, 0.03, 0.02, 0.05, 0.06, 0.02, 0.04]
STUDY = list("aabbccddeef")
FEW = {"yi": YI[:3], "vi": VI[:3]}
MANY = {"yi": YI, "vi": VI}
CLOSE = {"yi": [0.30, 0.31, 0.29, 0.30, 0.31, 0.30], "vi": [0.1, 0.2, 0.1, 0.1, 0.2, 0.3]}
HILLS = {"yi": [1.2, -2.8, 0.8], "vi": [0.17, 1.732, 0.007]}
"""Studies whose restricted likelihood has a maximum at 0 and a higher one near 2.9."""
AT_ITS_LIMIT = {
    "yi": [0.55, 0.38, 0.32, 0.36, 0.38, 0.32, 0.13, 0.34, 0.26, 0.38, 0.26, 0.3],
    "vi": [0.04] * 12,
}
"""One study just significant, eleven just not."""
GROUPS = {"n1": [40] * 5, "n2": [40] * 5, "m1": [20, 22, 19, 21, 20], "m2": [18, 20, 18, 18, 19]}

REVIEWS = syn.side_by_side(
    [
        syn.ReviewEffect(review=name, outcome="x", metric="d", estimate=3 * se, se=se)
        for name, se in (("Ash", 0.1), ("Beech", 0.2))
    ]
)
SHARED = syn.overlap({"Ash": list("abcdefghij"), "Beech": list("aqrstuvwxy")})


def effects(measure: str = "GEN", **given: Any) -> syn.EffectSizes:
    return syn.EffectSizes(yi=np.array(given["yi"]), vi=np.array(given["vi"]), measure=measure)


def with_sds(measure: str, sd1: list[float], sd2: list[float]) -> Any:
    return syn.effect_size(measure, **GROUPS, sd1=sd1, sd2=sd2)  # type: ignore[arg-type]


RAISED: dict[str, Callable[[], Any]] = {
    "tau2-not-estimable": lambda: syn.pool(yi=[0.3], vi=[0.1], test="z"),
    "tau2-few-studies": lambda: syn.pool(**FEW),
    "no-prediction-interval": lambda: syn.pool(yi=YI[:2], vi=VI[:2]),
    "knha-narrows": lambda: syn.pool(**CLOSE),
    "tau2-interval-at-0": lambda: syn.pool(**CLOSE),
    "several-maxima": lambda: syn.pool(**HILLS),
    "robust-few-df": lambda: syn.pool(**MANY).robust(cluster=list("aaabbbcccdd")),
    "one-effect-a-study": lambda: syn.multilevel(**MANY, study=range(11)),
    "asymmetry-few-studies": lambda: syn.egger(effects(**FEW)),
    "variance-tied-to-effect": lambda: syn.egger(effects("SMD", **MANY)),
    "failsafe-n-counts-nothing": lambda: syn.failsafe_n(effects(**MANY)),
    "selection-at-its-limit": lambda: syn.selection_model(effects(**AT_ITS_LIMIT), steps=(0.025,)),
    "large effect": lambda: with_sds("SMD", [5, 6, 5, 0.8, 6], [6, 5, 5, 0.8, 4]),
    "sd looks like se": lambda: with_sds("SMD", [5, 6, 5, 0.79, 6], [6, 5, 5, 5, 4]),
    "sd unlike other studies": lambda: with_sds("MD", [5, 6, 5, 0.79, 6], [6, 5, 5, 0.79, 4]),
    "reports disagree": lambda: syn.effect_size("SMD", d=[0.5], t=[-1.58], n1=20, n2=20),
    "reviews-share-studies": lambda: REVIEWS.pool(metric="d", outcome="x", overlap=SHARED),
}
NOT_RAISED: dict[str, Callable[[], Any]] = {
    "pool": lambda: syn.pool(**MANY),
    "multilevel": lambda: syn.multilevel(**MANY, study=STUDY),
    "robust": lambda: syn.pool(**MANY).robust(cluster=range(11)),
    "egger": lambda: syn.egger(effects(**MANY)),
    "effects": lambda: with_sds("MD", [5, 6, 5, 4, 6], [6, 5, 5, 5, 4]),
}


def codes(found: Any) -> set[str]:
    assert all(caution.words.endswith(".") for caution in found.cautions)
    return {caution.code for caution in found.cautions}


@pytest.mark.parametrize("code", RAISED)
def test_it_is_said(code: str) -> None:
    assert code in codes(RAISED[code]())


@pytest.mark.parametrize("name", NOT_RAISED)
def test_nothing_is_said_without_cause(name: str) -> None:
    assert codes(NOT_RAISED[name]()) == set()


def test_no_caution_is_left_out() -> None:
    folder = Path(attunement.synthesis.__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    written = re.findall(r"Caution\(\s*code=\"([^\"]+)\"", source)
    written += re.findall(r"\bsay\(\s*\"([^\"]+)\"", source)
    assert set(written) == set(RAISED)
