"""What a named person made of two findings that disagree. Both findings stay."""

from ....knowledge.resolution import Resolution
from ...design.filters import day
from .blocks import Said, Section, Told
from .writing import Writer


def tell(one: Resolution, writer: Writer) -> Told:
    return Told(
        title="What one person made of two findings that disagree",
        lead=one.verdict,
        notices=("Both findings stay on every page. This is one person’s reading of them.",),
        sections=(
            Section(
                "verdict",
                "The verdict",
                rows=(
                    writer.row("Between", *(side(each, writer) for each in one.between)),
                    writer.row("Verdict", Said(one.verdict)),
                    writer.row("Reason", Said(one.reason)),
                    writer.row("Decided by", Said(one.decided_by)),
                    writer.row("Decided on", Said(day(one.decided_on))),
                ),
            ),
        ),
    )


def side(side_id: str, writer: Writer) -> Said:
    """A side is a claim, or a review with what it compared: "nievar-2010:amount"."""
    claim = writer.library.claims.get(side_id)
    if claim:
        return Said(claim.finding, href=writer.href("claims", side_id))
    review_id, _, compared = side_id.partition(":")
    review = writer.library.reviews.get(review_id)
    if review is None:
        return Said(side_id)
    return Said(f"{review.citation}, on {compared}", href=writer.href("reviews", review_id))
