"""What no line of the log may hold: the address of a parent's link opens what they answered
or what they were shown, and that of a calendar somebody's appointments."""

import logging
import re

LINK = re.compile(r"/([acv])/[\w-]+")


class WithoutLinks(logging.Filter):
    """Writes /a/…, /c/… or /v/… for the address of a link, wherever a message names it. It keeps
    every record."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = LINK.sub(r"/\1/…", record.getMessage()), ()
        return True
