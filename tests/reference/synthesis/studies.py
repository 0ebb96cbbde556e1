"""The studies of each reference set, from their raw numbers."""

from functools import cache

from attunement.synthesis.effects import EffectSizes, effect_size

from .pins import numbers, table

SETS = ("bcg_rr", "normand1999_smd", "pritz1997_plo", "raudenbush1985_smd")
COLUMNS = {
    "bcg_rr": ("RR", {"ai": "tpos", "bi": "tneg", "ci": "cpos", "di": "cneg"}),
    "normand1999_smd": (
        "SMD",
        {n: n for n in ("m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i")},
    ),
    "pritz1997_plo": ("PLO", {"xi": "xi", "ni": "ni"}),
}


@cache
def studies(name: str) -> EffectSizes:
    """Effects computed from what the studies reported; as printed where only those are known."""
    columns = table(name)
    if name not in COLUMNS:
        return EffectSizes(yi=numbers(columns["yi"]), vi=numbers(columns["vi"]), measure="SMD")
    measure, named = COLUMNS[name]
    return effect_size(measure, **{ours: numbers(columns[c]) for ours, c in named.items()})
