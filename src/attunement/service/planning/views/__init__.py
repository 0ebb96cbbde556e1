from .boxes import AddBox, BindBox, BoxNumbers, ChangeBox, ShowBox, TakeBox, UnbindBox
from .files import PublishedJson, PublishedPdf, PublishedSvg, TheoryJson, TheoryPdf, TheorySvg
from .links import AddLink, AttachClaim, ChangeLink, ShowLink, TakeLink
from .publishing import DecideProposal, PublishTheory, ShowDifference, ShowPublished
from .theories import (
    CommentOnTheory,
    ImportTheory,
    ListTheories,
    ShareBox,
    ShowTheory,
    StartTheory,
)

__all__ = [
    "AddBox",
    "AddLink",
    "AttachClaim",
    "BindBox",
    "BoxNumbers",
    "ChangeBox",
    "ChangeLink",
    "CommentOnTheory",
    "DecideProposal",
    "ImportTheory",
    "ListTheories",
    "PublishTheory",
    "PublishedJson",
    "PublishedPdf",
    "PublishedSvg",
    "ShareBox",
    "ShowBox",
    "ShowDifference",
    "ShowLink",
    "ShowPublished",
    "ShowTheory",
    "StartTheory",
    "TakeBox",
    "TakeLink",
    "TheoryJson",
    "TheoryPdf",
    "TheorySvg",
    "UnbindBox",
]
