"""What agreement refuses, by name: each error says what is wrong, where, and how to mend it."""


class AgreementError(ValueError):
    """Ratings that no measure of agreement can be computed from as they stand."""


class TooFewSubjects(AgreementError):
    """Fewer than two subjects were rated by two raters or more."""


class TooFewRaters(AgreementError):
    """Fewer than two raters."""


class UnevenRatings(AgreementError):
    """The raters did not rate the same number of subjects."""


class MissingRating(AgreementError):
    """A rating is missing where every rater must have rated every subject."""


class UnusableRating(AgreementError):
    """A rating that the scale does not have, or that is not a number where one is needed."""


class UnknownChoice(AgreementError):
    """An option has a value that it does not take."""
