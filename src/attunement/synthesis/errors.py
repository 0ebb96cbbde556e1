"""What synthesis refuses, by name: each error says what is wrong, where, and how to mend it."""


class SynthesisError(ValueError):
    """Asked for something that the evidence given cannot answer."""

    def __init__(self, what: str, *, mend: str, where: str = "") -> None:
        self.what, self.where, self.mend = what, where, mend
        super().__init__(f"{where}: {what} {mend}" if where else f"{what} {mend}")


class UnknownMeasure(SynthesisError):
    """No effect size measure has this name."""


class UnknownChoice(SynthesisError):
    """An option has a value that it does not take, or does not belong to what was asked."""


class WrongColumns(SynthesisError):
    """The columns given do not make up what the measure needs, or are not of one length."""


class NotComputable(SynthesisError):
    """A row (or every row) gives no effect size with a positive sampling variance."""


class NotPositive(SynthesisError):
    """A sampling variance is zero, negative or not a number."""


class TooFewStudies(SynthesisError):
    """Fewer studies than the method needs."""


class Unreadable(SynthesisError):
    """A file of studies cannot be read as it stands."""


class NoSpread(SynthesisError):
    """The effects lie on the fitted line, so a test scaled by their spread has no meaning."""


class NotIdentifiable(SynthesisError):
    """The moderators cannot be told apart with the studies given."""


class NotSolved(SynthesisError):
    """An estimate was not found to the accuracy that is promised."""


class NoPooledEffect(SynthesisError):
    """A model with moderators was asked for the one effect that it does not have."""
