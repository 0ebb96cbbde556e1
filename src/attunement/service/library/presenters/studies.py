"""One study that a source rests on."""

from ....knowledge.study import Study
from .blocks import Said, Section, Told
from .own_words import doi_link
from .reviews import ROLES
from .words import sentence
from .writing import NOT_KNOWN, Writer


def tell(study: Study, writer: Writer) -> Told:
    tested = study.programme
    pooled_in = [
        writer.link("reviews", review.id)
        for review in writer.library.reviews.values()
        if study.id in (review.studies or ())
    ]
    return Told(
        title=study.citation,
        lead=study.finding.text,
        sections=(
            Section(
                "study",
                "The study",
                rows=(
                    writer.row("What was found", writer.fact(study.finding)),
                    writer.row("Design", Said(sentence(study.design or NOT_KNOWN))),
                    writer.row(
                        "Tested",
                        writer.link("programmes", tested)
                        if tested
                        else Said("No programme that we hold"),
                    ),
                    writer.row("How it came to be here", Said(ROLES[study.role])),
                    writer.row("DOI", doi_link(study.doi)),
                    *([writer.row("Pooled in", *pooled_in)] if pooled_in else []),
                ),
            ),
            Section("cautions", "Cautions", points=writer.facts(study.cautions)),
        ),
    )
