"""News is told once: by a real mail server, across restarts, and never for what was old at the start."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from grant_finder.catalogue.record import record_visit
from grant_finder.cli.commands.digest import mail_digest
from grant_finder.clock import fixed
from grant_finder.errors import Unreachable
from grant_finder.model.document import Document, Evidence
from grant_finder.model.facts import Facts, Reading
from grant_finder.model.source import Level, Source, Visit, VisitResult
from grant_finder.services.digest import make_digest
from grant_finder.settings import Settings
from grant_finder.workspace import Workspace

SOURCE = Source(id="gmina", name="Gmina", operator="Gmina", level=Level.LOCAL, url="https://gmina.example.org/")


class Inbox:
    """Keeps what a real SMTP server received."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        self.letters.append(message_from_bytes(envelope.content or b"", policy=policy.default))  # type: ignore[arg-type]
        return "250 OK"


@pytest.fixture
def inbox() -> Iterator[tuple[Inbox, int]]:
    received = Inbox()
    server = Controller(received, hostname="127.0.0.1", port=0)
    server.port = _free_port()
    server.start()
    yield received, server.port
    server.stop()


def _free_port() -> int:
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def settings(tmp_path: Path, port: int, now: str = "2026-11-23") -> Settings:
    return Settings(home=tmp_path / "home", now=now, smtp_host="127.0.0.1", smtp_port=port, mail_to=("my@example.org",))


def announce(home: Settings, url: str, title: str, deadline: date) -> None:
    with Workspace.open(home) as workspace:
        now = workspace.clock.now()
        document = Document(url=url, title=title, text=title, source=SOURCE.id)
        proof = (Evidence(quote=title, start=0, end=len(title)),)
        facts = Facts(kind="call", deadline=deadline, deadlines=(deadline,))
        reading = Reading(facts=facts, evidence=dict.fromkeys(facts.stated(), proof))
        visit = Visit(source=SOURCE.id, started=now, finished=now, complete=True)
        result = VisitResult(visit=visit, documents=(document,), listed=frozenset((url,)))
        record_visit(workspace.catalogue, SOURCE, result, {url: reading})


def send(home: Settings) -> int:
    with Workspace.open(home) as workspace:
        return mail_digest(workspace)


def test_old_calls_are_not_mailed_at_the_first_run(tmp_path: Path, inbox: tuple[Inbox, int]):
    home = settings(tmp_path, inbox[1])
    announce(home, "https://a/1", "Stary nabór na warsztaty", date(2027, 1, 20))
    assert send(home) == 0
    assert inbox[0].letters == []


def test_a_new_call_is_mailed_once_and_only_once(tmp_path: Path, inbox: tuple[Inbox, int]):
    home = settings(tmp_path, inbox[1])
    announce(home, "https://a/1", "Stary nabór na warsztaty", date(2027, 1, 20))
    send(home)
    announce(home, "https://a/2", "Nowy nabór dla bibliotek", date(2027, 2, 1))
    assert [send(home), send(home)] == [1, 0]
    letter = inbox[0].letters[0]
    body = letter.get_body(("plain",))
    assert body is not None
    assert "Nowy nabór dla bibliotek" in body.get_content()
    assert "Stary nabór" not in body.get_content()
    assert letter["Subject"] == "Nabory: 1 nowy"
    assert letter.get_body(("html",)) is not None


def test_a_moved_deadline_is_told_with_both_days(tmp_path: Path, inbox: tuple[Inbox, int]):
    home = settings(tmp_path, inbox[1])
    announce(home, "https://a/1", "Nabór na warsztaty", date(2027, 3, 18))
    send(home)
    announce(home, "https://a/1", "Nabór na warsztaty", date(2027, 3, 25))
    send(home)
    body = inbox[0].letters[0].get_body(("plain",))
    assert body is not None
    assert "18\u00a0marca 2027" in body.get_content()
    assert "25\u00a0marca 2027" in body.get_content()


def test_closing_is_told_14_and_3_days_before(tmp_path: Path, inbox: tuple[Inbox, int]):
    deadline = date(2026, 12, 20)
    home = settings(tmp_path, inbox[1])
    announce(home, "https://a/1", "Nabór na koncerty", deadline)
    send(home)
    sent = []
    for day in range(26):
        today = replace(home, now=(date(2026, 11, 25) + timedelta(days=day)).isoformat())
        if send(today):
            sent.append((deadline - fixed(today.now or "").today()).days)
    assert sent == [14, 3]


def test_a_letter_that_could_not_go_out_goes_out_later(tmp_path: Path, inbox: tuple[Inbox, int]):
    home = settings(tmp_path, inbox[1])
    announce(home, "https://a/1", "Stary nabór", date(2027, 1, 20))
    send(home)
    announce(home, "https://a/2", "Nowy nabór dla bibliotek", date(2027, 2, 1))
    with pytest.raises(Unreachable):
        send(replace(home, smtp_port=_free_port()))
    assert send(home) == 1
    assert len(inbox[0].letters) == 1


def test_what_is_shown_is_not_taken_for_told(tmp_path: Path):
    home = settings(tmp_path, 1)
    announce(home, "https://a/1", "Nabór na warsztaty", date(2027, 1, 20))
    for _ in range(2):
        with Workspace.open(home) as workspace:
            assert [one.title for one in make_digest(workspace).new] == ["Nabór na warsztaty"]
