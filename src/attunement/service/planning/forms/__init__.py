from .boxes import BindForm, BoxForm, ShareForm, TakeForm
from .links import AddLinkForm, AttachForm, LinkForm
from .theories import CommentForm, DecideForm, ImportForm, PublishForm, StartForm

__all__ = [
    "AddLinkForm",
    "AttachForm",
    "BindForm",
    "BoxForm",
    "CommentForm",
    "DecideForm",
    "ImportForm",
    "LinkForm",
    "PublishForm",
    "ShareForm",
    "StartForm",
    "TakeForm",
]
