"""How a text leaves the house: a file on this machine, an email gateway, or one of your own. Pure
of the record: a sender knows a number and words, and nothing else.

Your own is a class with `name` and `send`, named by its dotted path in ATTUNEMENT_TEXT_SENDER.
"""

import datetime as dt
import json
import os
import re
import secrets
import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol


class NotSent(Exception):
    """The text certainly did not go, and may be tried again."""


class Sender(Protocol):
    """`send` returns when the text was taken over; raises NotSent when it certainly was not. What
    else it raises means that nobody knows."""

    @property
    def name(self) -> str: ...

    def send(self, *, to: str, words: str) -> None: ...


@dataclass(frozen=True)
class FileOutbox:
    """Puts each text in a file of its own, for whatever the house has that sends texts. It is the
    default: nothing leaves this machine."""

    folder: Path
    name: str = "file"

    def send(self, *, to: str, words: str) -> None:
        now = dt.datetime.now(dt.UTC)
        body = json.dumps({"to": to, "words": words, "at": now.isoformat()}, ensure_ascii=False)
        path = self.folder / f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(8)}.json"
        part = path.with_suffix(".part")
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(body)
            part.replace(path)  # whoever watches the folder never sees half a text
        except OSError as error:
            raise NotSent(f"The outbox cannot be written: {error.strerror}") from error


@dataclass(frozen=True)
class Smtp:
    """Sends each text as an email to a gateway that turns email into texts: the number at the
    gateway's domain, without a subject."""

    gateway: str
    host: str
    port: int
    user: str
    password: str
    sender: str
    tls: bool = True
    name: str = "smtp"
    connect: Callable[..., smtplib.SMTP] = smtplib.SMTP

    def send(self, *, to: str, words: str) -> None:
        if not self.gateway:
            raise NotSent("No gateway is set: ATTUNEMENT_TEXT_GATEWAY")
        message = EmailMessage()
        message["To"] = f"{re.sub(r'[^0-9+]', '', to)}@{self.gateway}"
        message["From"] = self.sender
        message.set_content(words)
        try:
            server = self.connect(self.host, self.port, timeout=20)
        except OSError as error:
            raise NotSent("The mail server did not answer") from error
        with server:
            try:
                if self.tls:
                    server.starttls()
                if self.user:
                    server.login(self.user, self.password)
                server.send_message(message)
            except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused) as error:
                raise NotSent("The mail server did not take it") from error
            except (smtplib.SMTPNotSupportedError, smtplib.SMTPAuthenticationError) as error:
                raise NotSent("The mail server did not let us in") from error
