class Failure(Exception):
    """A command cannot go on; the message says what is wrong and how to mend it."""
