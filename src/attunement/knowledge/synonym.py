"""What people type, and what they mean by it: one record an idea, so that each can be audited."""

from pydantic import Field, model_validator

from attunement.knowledge.record import Dated, RecordId


class Synonym(Dated):
    """Any of `typed` also finds records that hold any of `means` or of `related`. Lower case;
    phrases allowed. A list of this project's own, from no source.

    `means` holds what is the same under another name: initials, another spelling, an older word.
    `related` holds what is near to it and not the same, so that no page says that it is.
    """

    id: RecordId
    typed: tuple[str, ...] = Field(min_length=1)
    means: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    why: str

    @model_validator(mode="after")
    def _leads_somewhere(self) -> "Synonym":
        if not self.means and not self.related:
            raise ValueError("It finds nothing: give means, related or both.")
        return self
