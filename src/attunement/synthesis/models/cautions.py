"""What a reader must know before relying on a fitted model."""

from ..effects.result import Caution
from .fitted import Certificate
from .intervals import Interval

FEW_FOR_TAU2 = 5
FEW_FOR_PREDICTION = 3


def cautions_for(
    *,
    k: int,
    p: int,
    method: str,
    test: str,
    s2w: float,
    tau2_ci: Interval | None,
    certificate: Certificate | None,
) -> tuple[Caution, ...]:
    said: list[Caution] = []

    def say(code: str, words: str) -> None:
        said.append(Caution(code=code, words=words))

    if k <= p and method != "EE":
        say("tau2-not-estimable", "One study says nothing about spread: tau2 is taken to be 0.")
    elif k < FEW_FOR_TAU2 and method != "EE":
        say("tau2-few-studies", f"With {k} studies the spread between them is hardly known.")
    if k < FEW_FOR_PREDICTION and method != "EE" and p == 1:
        say("no-prediction-interval", "A prediction interval needs 3 studies or more.")
    if test == "knha" and s2w < 1:
        say(
            "knha-narrows",
            f"Knapp-Hartung makes the interval narrower here (it multiplies the variance by "
            f'{s2w:.3g}); test="adhoc" does not.',
        )
    if tau2_ci is not None and tau2_ci.upper == 0:
        say(
            "tau2-interval-at-0",
            "The effects lie closer together than their variances explain: both ends of the "
            "interval for tau2 are 0.",
        )
    if certificate is not None and certificate.maxima > 1:
        say(
            "several-maxima",
            f"The likelihood has {certificate.maxima} local maxima; the highest is taken, "
            f"{certificate.gap:.3g} above the next.",
        )
    return tuple(said)
