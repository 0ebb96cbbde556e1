"""Diagnostics: the model refitted without some studies, with others, and by chance."""

from .baujat import Baujat, baujat
from .bootstrap import Bootstrap, bootstrap
from .crossing import crossing
from .gosh import Gosh, gosh
from .influence import Influence, influence
from .orders import cumulative, leave_one_out
from .permutation import PermutationTest, permutation_test
from .refits import Refits, refit

__all__ = [
    "Baujat",
    "Bootstrap",
    "Gosh",
    "Influence",
    "PermutationTest",
    "Refits",
    "baujat",
    "bootstrap",
    "crossing",
    "cumulative",
    "gosh",
    "influence",
    "leave_one_out",
    "permutation_test",
    "refit",
]
