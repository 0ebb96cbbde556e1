"""What no line of the log may hold: the address of a parent's link opens what they answered
or what they were shown."""

import logging
import re

LINK = re.compile(r"/([av])/[\w-]+")


class WithoutLinks(logging.Filter):
    """Writes /a/… or /v/… for the address of a link, wherever a message names it. It keeps every
    record."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = LINK.sub(r"/\1/…", record.getMessage()), ()
        return True
