"""A strain on a family, or a strength that protects it: one item of our own list."""

from collections.abc import Mapping
from types import MappingProxyType

from ....knowledge.stressor import Category, Stressor
from .blocks import Said, Section, Tag, Told
from .own_words import OwnWords
from .words import sentence
from .writing import Writer

CATEGORIES: Mapping[Category, str] = MappingProxyType(
    {
        "infant-vulnerability": "something that makes life harder for the baby",
        "parent-history": "something in the parent’s past or present",
        "interaction": "something seen between parent and baby",
        "social": "something about the family’s circumstances",
        "protective": "something that protects the family",
    }
)
PREDICTS_NOTHING = (
    "Items are counted by group and never weighed. They describe many families together, and "
    "predict nothing about one."
)
SENSITIVE = "Sensitive: keep it off shared screens, and off records that the other parent can see"
NOT_SENSITIVE = "Not marked as sensitive"
IN_WRITING = "Yes: on forms and paper for families, in the gentler words"
IN_CONVERSATION = "No: it belongs in a conversation"
SAFEGUARDING = "Ticking it opens the safeguarding step"
NO_SAFEGUARDING = "Ticking it does not open the safeguarding step"


def tell(one: Stressor, writer: Writer) -> Told:
    own = OwnWords(one, writer, one.confidence)
    sort = "Strength" if one.protective else "Strain"
    return Told(
        title=sentence(one.text),
        lead=f"{sentence(CATEGORIES[one.category])}.",
        tags=(Tag(sort, "green" if one.protective else "grey"),),
        notices=(PREDICTS_NOTHING,),
        sections=(
            Section(
                "item",
                "On the list",
                rows=(
                    writer.row("What it says", own.said(sentence(one.text))),
                    writer.row("In gentler words", Said(one.gentler)),
                    writer.row(
                        "Asked in writing",
                        Said(IN_WRITING if one.asked_in_writing else IN_CONVERSATION),
                    ),
                    *(
                        (writer.row("How a referrer may ask", Said(one.prompt)),)
                        if one.prompt
                        else ()
                    ),
                    writer.row("What it is", Said(f"{sort}: {CATEGORIES[one.category]}")),
                    writer.row("Heading on the list", Said(one.category_name)),
                    writer.row("Place on the list", Said(f"Number {one.order}")),
                    writer.row(
                        "Who may see it", Said(SENSITIVE if one.sensitive else NOT_SENSITIVE)
                    ),
                    writer.row(
                        "Safeguarding",
                        Said(SAFEGUARDING if one.safeguarding else NO_SAFEGUARDING),
                    ),
                ),
            ),
        ),
    )
