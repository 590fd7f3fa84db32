"""News is told once: by a real mail server, across restarts, and never for what was old at the start."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from grant_finder.catalogue.calls import get
from grant_finder.catalogue.events import Letter, begin, put_in_outbox, unsent, unsure
from grant_finder.catalogue.identity import new_id
from grant_finder.catalogue.record import record_visit
from grant_finder.cli import run
from grant_finder.cli.commands.digest import mail_digest
from grant_finder.clock import fixed
from grant_finder.errors import Unreachable
from grant_finder.model.document import Document, Evidence
from grant_finder.model.facts import Facts, Reading
from grant_finder.model.source import Level, Source, Visit, VisitError, VisitResult
from grant_finder.projects import pursuits
from grant_finder.projects.accounts import members_of, no_letters, organisations, set_switch
from grant_finder.projects.tasks import Task, add_tasks
from grant_finder.services.accounts import first_account
from grant_finder.services.audience import Audience
from grant_finder.services.digest import make_digest
from grant_finder.services.mail import send_letter
from grant_finder.settings import Settings
from grant_finder.workspace import Workspace

SOURCE = Source(id="gmina", name="Gmina", operator="Gmina", level=Level.LOCAL, url="https://gmina.example.org/")


class Inbox:
    """Keeps what a real SMTP server received; can have the sender killed at a step of the talk."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.sender: subprocess.Popen[bytes] | None = None
        self.killed_at = ""

    def kill_sender(self, step: str) -> None:
        if self.sender and self.killed_at == step:
            self.sender.kill()
            self.sender.wait(timeout=30)

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.kill_sender("receiver")
        if address.startswith("unknown"):
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        self.kill_sender("text")
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


@pytest.mark.parametrize("step", ["receiver", "text"])
def test_a_digest_arrives_once_when_the_program_is_killed_while_sending(
    tmp_path: Path, inbox: tuple[Inbox, int], step: str
):
    received, port = inbox
    home = settings(tmp_path, port)
    announce(home, "https://a/1", "Stary nabór", date(2027, 1, 20))
    send(home)
    announce(home, "https://a/2", "Nowy nabór dla bibliotek", date(2027, 2, 1))
    lines = f'smtp_host = "127.0.0.1"\nsmtp_port = {port}\nmail_to = ["my@example.org"]\n'
    (home.home / "settings.toml").write_text(lines, "utf-8")
    command = [sys.executable, "-m", "grant_finder", "digest", "--send"]
    environment = {**os.environ, "GRANT_FINDER_HOME": str(home.home), "GRANT_FINDER_NOW": home.now or ""}
    received.killed_at = step
    received.sender = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    assert received.sender.wait(timeout=60) == -signal.SIGKILL
    received.sender = None
    for _ in range(2):
        subprocess.run(command, env=environment, check=True, timeout=60, capture_output=True)
    assert len(received.letters) == 1


def test_a_letter_whose_sending_was_cut_off_is_told_and_not_sent_again(tmp_path: Path):
    home = settings(tmp_path, 1)
    with Workspace.open(home) as workspace:
        now = workspace.clock.now()
        put_in_outbox(workspace.catalogue, [], Letter("Nabory: 1 nowy", "tekst", "<p>tekst</p>"), now)
        ((number, _),) = unsent(workspace.catalogue)
        assert begin(workspace.catalogue, number, now) is True
        assert begin(workspace.catalogue, number, now) is False
        assert unsent(workspace.catalogue) == []
        assert [one.subject for one in unsure(workspace.catalogue)] == ["Nabory: 1 nowy"]


def test_one_wrong_receiver_does_not_keep_the_letter_from_the_others(tmp_path: Path, inbox: tuple[Inbox, int]):
    home = replace(settings(tmp_path, inbox[1]), mail_to=("unknown@example.org", "my@example.org"))
    send_letter(home, Letter("Temat", "tekst", "<p>tekst</p>"))
    assert len(inbox[0].letters) == 1
    with pytest.raises(Unreachable):
        send_letter(replace(home, mail_to=("unknown@example.org",)), Letter("Temat", "tekst", "<p>tekst</p>"))


@pytest.fixture
def library(tmp_path: Path, inbox: tuple[Inbox, int]) -> tuple[Settings, str]:
    """An installation of which nobody but one organisation's member gets mail; a day earlier its digest first ran."""
    home = replace(settings(tmp_path, inbox[1]), mail_to=())
    announce(home, "https://a/1", "Stary nabór dla bibliotek", date(2027, 1, 20))
    with Workspace.open(home) as workspace:
        first_account(
            workspace, email="ala@example.org", name="Ala", password="sowa pod lipą", organisation="Biblioteka"
        )
        (organisation,) = organisations(workspace.projects)
        pursuits.save_search(workspace.projects, organisation, "biblioteki", "/nabory?q=bibliotek")
    assert send(home) == 0
    return replace(home, now="2026-11-24"), organisation


def body_of(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def test_a_kept_search_mails_its_new_hits_and_no_others(library: tuple[Settings, str], inbox: tuple[Inbox, int]):
    home, _ = library
    announce(home, "https://a/2", "Nowy nabór dla bibliotek", date(2027, 2, 1))
    announce(home, "https://a/3", "Nowy nabór dla straży", date(2027, 2, 1))
    assert [send(home), send(home)] == [1, 0]
    letter = inbox[0].letters[0]
    assert letter["To"] == "ala@example.org"
    assert "Nowy nabór dla bibliotek" in body_of(letter)
    assert "straży" not in body_of(letter)
    assert "Stary nabór" not in body_of(letter)


def test_who_switched_letters_off_gets_none_until_they_are_on_again(
    library: tuple[Settings, str], inbox: tuple[Inbox, int]
):
    home, organisation = library
    with Workspace.open(home) as workspace:
        (ala,) = members_of(workspace.projects, organisation)
        set_switch(workspace.projects, no_letters(ala.user), on=True)
    announce(home, "https://a/2", "Nowy nabór dla bibliotek", date(2027, 2, 1))
    assert send(home) == 0
    with Workspace.open(home) as workspace:
        set_switch(workspace.projects, no_letters(ala.user), on=False)
    assert send(home) == 1
    assert "Wyłącz je na stronie konta" in body_of(inbox[0].letters[0])


def test_a_letter_as_a_page_links_each_call_by_its_title_and_holds_no_empty_link(
    library: tuple[Settings, str], inbox: tuple[Inbox, int]
):
    home, _ = library
    announce(home, "https://a/2", "Nowy nabór <b>dla</b> bibliotek", date(2027, 2, 1))
    send(home)
    html = inbox[0].letters[0].get_body(("html",))
    assert html is not None
    said = str(html.get_content())
    assert ">Nowy nabór &lt;b&gt;dla&lt;/b&gt; bibliotek</a><br>" in said and 'href=""' not in said


def test_a_search_is_not_mailed_what_was_found_before_it_was_kept(
    library: tuple[Settings, str], inbox: tuple[Inbox, int]
):
    home, organisation = library
    announce(home, "https://a/2", "Nowy nabór na koncerty", date(2027, 2, 1))
    later = replace(home, now="2026-11-24T12:00")
    with Workspace.open(later) as workspace:
        pursuits.save_search(workspace.projects, organisation, "koncerty", "/nabory?q=koncerty")
    assert send(later) == 0


def follow(home: Settings, organisation: str, url: str, stage: str) -> None:
    with Workspace.open(home) as workspace:
        call = get(workspace.catalogue, new_id(SOURCE.id, url))
        pursuits.pursue(workspace.projects, organisation, call, stage=stage)


def test_changes_are_told_of_followed_calls(library: tuple[Settings, str], inbox: tuple[Inbox, int]):
    home, organisation = library
    announce(home, "https://a/4", "Nabór na koncerty", date(2027, 3, 18))
    follow(home, organisation, "https://a/4", "interested")
    announce(home, "https://a/5", "Nabór na wystawy", date(2027, 3, 18))
    for url, title in (("https://a/4", "Nabór na koncerty"), ("https://a/5", "Nabór na wystawy")):
        announce(home, url, title, date(2027, 3, 25))
    send(home)
    said = body_of(inbox[0].letters[0])
    assert "koncerty" in said and "25\u00a0marca 2027" in said
    assert "wystawy" not in said


def test_of_a_hidden_call_nothing_is_told(library: tuple[Settings, str], inbox: tuple[Inbox, int]):
    home, organisation = library
    announce(home, "https://a/4", "Nabór na koncerty", date(2027, 3, 18))
    follow(home, organisation, "https://a/4", "interested")
    with Workspace.open(home) as workspace:
        call = get(workspace.catalogue, new_id(SOURCE.id, "https://a/4"))
        pursuits.pursue(workspace.projects, organisation, call, hidden="nie dla nas")
    announce(home, "https://a/4", "Nabór na koncerty", date(2027, 3, 25))
    assert send(home) == 0


def test_the_nearing_end_is_told_where_work_has_begun(library: tuple[Settings, str], inbox: tuple[Inbox, int]):
    home, organisation = library
    deadline = date(2026, 12, 20)
    announce(home, "https://a/6", "Nabór na koncerty", deadline)
    announce(home, "https://a/7", "Nabór na wystawy", deadline)
    follow(home, organisation, "https://a/6", "drafting")
    follow(home, organisation, "https://a/7", "interested")
    sent = []
    for day in range(26):
        today = replace(home, now=(date(2026, 11, 25) + timedelta(days=day)).isoformat())
        if send(today):
            sent.append((deadline - fixed(today.now or "").today()).days)
            assert "koncerty" in body_of(inbox[0].letters[-1])
            assert "wystawy" not in body_of(inbox[0].letters[-1])
    assert sent == [14, 3]


def test_a_task_is_told_three_days_before_and_once_it_is_late(library: tuple[Settings, str], inbox: tuple[Inbox, int]):
    home, organisation = library
    due = date(2026, 12, 10)
    with Workspace.open(home) as workspace:
        add_tasks(workspace.projects, organisation, [Task(what="Zebrać podpisy", assigned="Ala", due=due)])
        add_tasks(workspace.projects, organisation, [Task(what="Kiedyś napisać")])
    sent = []
    for day in range(25):
        today = replace(home, now=(date(2026, 11, 25) + timedelta(days=day)).isoformat())
        if send(today):
            sent.append((due - fixed(today.now or "").today()).days)
            assert "Zebrać podpisy (Ala)" in body_of(inbox[0].letters[-1])
            assert "Kiedyś" not in body_of(inbox[0].letters[-1])
    assert sent == [3, -1]
    assert "po terminie od 10\u00a0grudnia 2026" in body_of(inbox[0].letters[-1])
    assert inbox[0].letters[-1]["Subject"].endswith(", zadania: 1")


def test_a_task_that_is_done_is_not_told(library: tuple[Settings, str], inbox: tuple[Inbox, int]):
    home, organisation = library
    with Workspace.open(home) as workspace:
        now = workspace.clock.now()
        add_tasks(workspace.projects, organisation, [Task(what="Zrobione", due=date(2026, 11, 25), done=now)])
    assert send(home) == 0


def test_who_gets_the_digest_of_all_calls_is_reminded_of_tasks_from_the_first_day(
    library: tuple[Settings, str], inbox: tuple[Inbox, int]
):
    home, organisation = library
    with Workspace.open(home) as workspace:
        add_tasks(workspace.projects, organisation, [Task(what="Zebrać podpisy", due=date(2026, 11, 25))])
    assert send(replace(home, mail_to=("ala@example.org",))) == 1
    said = body_of(inbox[0].letters[0])
    assert "Zebrać podpisy" in said and "Stary nabór" not in said


def test_a_source_in_trouble_is_told_once(library: tuple[Settings, str], inbox: tuple[Inbox, int]):
    home, _ = library
    with Workspace.open(home) as workspace:
        now = workspace.clock.now()
        error = VisitError(url=SOURCE.url, code="unreachable", message="")
        visit = Visit(source=SOURCE.id, started=now, finished=now, complete=False, errors=(error,))
        record_visit(workspace.catalogue, SOURCE, VisitResult(visit=visit), {})
    assert [send(home), send(home)] == [1, 0]
    assert "nie odpowiada od 24\u00a0listopada" in body_of(inbox[0].letters[0])


def test_what_is_shown_is_not_taken_for_told(tmp_path: Path):
    home = settings(tmp_path, 1)
    announce(home, "https://a/1", "Nabór na warsztaty", date(2027, 1, 20))
    for _ in range(2):
        with Workspace.open(home) as workspace:
            assert [one.title for one in make_digest(workspace, Audience()).new] == ["Nabór na warsztaty"]


def test_a_program_reads_the_news_as_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    home = settings(tmp_path, 1)
    announce(home, "https://a/1", "Nabór na warsztaty", date(2027, 1, 20))
    monkeypatch.setenv("GRANT_FINDER_HOME", str(home.home))
    monkeypatch.setenv("GRANT_FINDER_NOW", home.now or "")
    assert run(["digest", "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["section"], [line["about"] for line in told["lines"]]) == ("Nowe", ["Nabór na warsztaty"])
