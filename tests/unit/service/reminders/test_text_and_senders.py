"""A reminder can be read at nine; a sender takes a text over, or says that it did not."""

import datetime as dt
import json
import re
import smtplib
import stat
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from attunement.service.reminders.policies import MOBILE
from attunement.service.reminders.senders import FileOutbox, NotSent, Smtp
from attunement.service.reminders.text import reminder

AT = dt.datetime(2026, 11, 24, 14, 30, tzinfo=dt.UTC)
WORDS = reminder(to="Ada", by="Priya", at=AT, call="01632 960000")


def grade(text: str) -> float:
    """Flesch and Kincaid's grade (Kincaid and others, 1975): grade 6 is read at 11. Times and
    numbers are left out: they are read off, not read."""
    words = re.findall(r"[A-Za-z]+", text)
    sentences = len(re.findall(r"[.!?](?:\s|$)", text))
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", word.lower()))) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


@pytest.mark.parametrize("call", ["01632 960000", ""])
def test_the_words_are_plain(call: str) -> None:
    words = reminder(to="Ada", by="Priya", at=AT, call=call)
    assert grade(words) <= 6
    assert "Tuesday 24 November at 2:30pm" in words
    assert len(words) <= 2 * 153  # two texts of one message (3GPP TS 23.038)
    assert words.isascii()


def test_a_text_in_a_file_is_whole_and_its_owners_alone(tmp_path: Path) -> None:
    outbox = FileOutbox(tmp_path / "outbox")
    for _ in range(2):
        outbox.send(to="07700 900001", words=WORDS)
    files = list((tmp_path / "outbox").iterdir())
    assert len(files) == 2
    for file in files:
        assert file.suffix == ".json"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        kept = json.loads(file.read_text())
        assert (kept["to"], kept["words"]) == ("07700 900001", WORDS)


def test_an_outbox_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotSent, match="cannot be written"):
        FileOutbox(tmp_path / "file").send(to="07700 900001", words=WORDS)


class Server:
    """As much of a mail server as a sender talks to."""

    def __init__(self, refuses: Exception | None = None) -> None:
        self.refuses, self.sent, self.steps = refuses, [], []

    def __call__(self, host: str, port: int, *, timeout: int) -> "Server":
        self.steps.append((host, port))
        return self

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *args: object) -> None:
        self.steps.append("quit")

    def starttls(self) -> None:
        self.steps.append("tls")

    def login(self, user: str, password: str) -> None:
        self.steps.append(user)

    def send_message(self, message: EmailMessage) -> None:
        if self.refuses:
            raise self.refuses
        self.sent.append(message)


def smtp(connect: Any, **given: Any) -> Smtp:
    known = {
        "gateway": "texts.example.org",
        "host": "mail.example.org",
        "port": 587,
        "user": "team",
        "password": "-",
        "sender": "team@example.org",
    }
    return Smtp(**{**known, **given}, connect=connect)


def test_by_email_to_the_number_at_the_gateway_without_a_subject() -> None:
    server = Server()
    smtp(server).send(to="07700 900001", words=WORDS)
    (message,) = server.sent
    assert message["To"] == "07700900001@texts.example.org"
    assert message["Subject"] is None
    assert message.get_content().strip() == WORDS
    assert server.steps == [("mail.example.org", 587), "tls", "team", "quit"]


@pytest.mark.parametrize(
    "refuses",
    [
        smtplib.SMTPRecipientsRefused({}),
        smtplib.SMTPSenderRefused(550, b"no", "team@example.org"),
        smtplib.SMTPAuthenticationError(535, b"no"),
    ],
)
def test_what_the_server_refuses_was_certainly_not_sent(refuses: Exception) -> None:
    with pytest.raises(NotSent):
        smtp(Server(refuses)).send(to="07700 900001", words=WORDS)


def test_a_line_that_breaks_after_the_words_were_given_is_not_known() -> None:
    with pytest.raises(smtplib.SMTPServerDisconnected):
        smtp(Server(smtplib.SMTPServerDisconnected("gone"))).send(to="07700 900001", words=WORDS)


def test_without_a_server_or_a_gateway_nothing_was_sent() -> None:
    def nobody(*args: object, **given: object) -> smtplib.SMTP:
        raise ConnectionRefusedError

    for sender in (smtp(nobody), smtp(Server(), gateway="")):
        with pytest.raises(NotSent):
            sender.send(to="07700 900001", words=WORDS)


@pytest.mark.parametrize(
    ("number", "mobile"),
    [
        ("07700900001", True),
        ("+447700900001", True),
        ("+353861234567", True),
        ("02079460000", False),
        ("+442079460000", False),
        ("0770090000", False),
        ("", False),
    ],
)
def test_what_can_get_a_text(number: str, mobile: bool) -> None:
    assert bool(MOBILE.fullmatch(number)) is mobile
