"""What no line of the log may hold: the address of a parent's link opens what they answered."""

import logging
import re

LINK = re.compile(r"/a/[\w-]+")


class WithoutLinks(logging.Filter):
    """Writes /a/… for the address of a link, wherever a message names it. It keeps every record."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = LINK.sub("/a/…", record.getMessage()), ()
        return True
