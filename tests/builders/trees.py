"""Reviews for tests. Their studies are named after trees: nobody did them."""

from attunement.synthesis.living import Entry, LivingReview, Outcome

COLUMNS = ("yi", "vi")
SHADE = Outcome(name="shade", measure="GEN", columns=COLUMNS)
LIGHT = Outcome(name="light", measure="GEN", columns=COLUMNS)


def entry(study: str, yi: float | None, vi: float | None = 0.04, outcome: str = "shade") -> Entry:
    return Entry(study=study, outcome=outcome, values={"yi": yi, "vi": vi})


def review(*entries: Entry, outcomes: tuple[Outcome, ...] = (SHADE,)) -> LivingReview:
    return LivingReview(outcomes=outcomes, entries=entries)


FOUR = review(
    entry("Ash", 0.3), entry("Beech", 0.5), entry("Cedar", 0.2, 0.02), entry("Dogwood", 0.6, 0.09)
)
