"""What is sealed as a whole: given only after somebody who may read it has read it for this."""

from ...sections.rules import Section
from .table import Held

SAFEGUARDING, THERAPY = Section.SAFEGUARDING, Section.OWN_THERAPY
PARENT = ("part__person",)

SEALED = {
    "sections.Flag": Held(title="Flags", family="family", section=SAFEGUARDING),
    "safeguarding.Concern": Held(title="Concerns", family="family", section=SAFEGUARDING),
    "safeguarding.Account": Held(
        title="What was seen or said",
        family="concern__family",
        about=("about",),
        section=SAFEGUARDING,
    ),
    "safeguarding.Decision": Held(
        title="Decisions about concerns", family="concern__family", section=SAFEGUARDING
    ),
    "safeguarding.Liaison": Held(
        title="Word with other agencies", family="family", section=SAFEGUARDING
    ),
    "own_therapy.AgreedSummary": Held(
        title="Agreed words about an own therapy",
        family="part__package__episode__family",
        about=PARENT,
        section=THERAPY,
        only="part__person",
    ),
    "own_therapy.TherapyGoal": Held(
        title="Goals of an own therapy",
        family="part__package__episode__family",
        about=PARENT,
        section=THERAPY,
        only="part__person",
    ),
    "own_therapy.TherapyRating": Held(
        title="How close a goal of an own therapy felt",
        family="goal__part__package__episode__family",
        about=("goal__part__person",),
        section=THERAPY,
        only="goal__part__person",
    ),
    "own_therapy.TherapyScore": Held(
        title="Scores of an own therapy",
        family="part__package__episode__family",
        about=PARENT,
        section=THERAPY,
        only="part__person",
        codes=frozenset({"measure"}),
    ),
}
