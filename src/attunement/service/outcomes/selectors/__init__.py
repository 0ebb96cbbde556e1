from .change import relationship_change
from .dose import doses
from .ending import ending, ending_facts, ending_of, last_held, open_packages
from .letters import addressed, for_child, for_referrer, letter, letters_of, recipients
from .totals import totals

__all__ = [
    "addressed",
    "doses",
    "ending",
    "ending_facts",
    "ending_of",
    "for_child",
    "for_referrer",
    "last_held",
    "letter",
    "letters_of",
    "open_packages",
    "recipients",
    "relationship_change",
    "totals",
]
