"""One day's news as lines and as a letter in text and HTML."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from grant_finder.catalogue.events import Letter
from grant_finder.i18n import gettext as _
from grant_finder.i18n import language, plural
from grant_finder.model.call import Call
from grant_finder.polish.formats import day_text
from grant_finder.projects.tasks import Task
from grant_finder.services.digest import Digest
from grant_finder.wording.facts import amount_text, change_text, deadline_text


@dataclass(frozen=True)
class Line:
    """One item of news: what it is about, what there is to say, and where to read on ("": nowhere)."""

    about: str
    said: str
    url: str

    @property
    def text(self) -> str:
        """The item as one sentence."""
        return f"{self.about}: {self.said}" if self.said else self.about


def sections(digest: Digest, today: date, base_url: str) -> Iterator[tuple[str, list[Line]]]:
    """Yield (heading, lines) of what there is to tell; headings without lines are left out."""

    def at(call_id: str) -> str:
        return f"{base_url}/nabory/{call_id}"

    def when(call: Call) -> str:
        return deadline_text(call.facts, today)

    closing = [Line(one.title, when(one), at(one.id)) for one in digest.closing]
    changed = [Line(call.title, said, at(call.id)) for call, said in _changed(digest)]
    terms = _("dotacja: {amount}; termin: {when}")
    new = [
        Line(one.title, terms.format(amount=amount_text(one.facts), when=when(one)), at(one.id)) for one in digest.new
    ]
    todo = [Line(task_text(one, today), "", f"{base_url}/zadania") for one in digest.tasks]
    troubled = [
        Line(one.source, _("nie odpowiada od {when}", when=day_text(one.failing_since.date())), "")
        for one in digest.troubled
        if one.failing_since
    ]
    parts = (
        (_("Zadania"), todo),
        (_("Kończą się"), closing),
        (_("Zmiany"), changed),
        (_("Nowe"), new),
        (_("Źródła z kłopotami"), troubled),
    )
    yield from ((title, lines) for title, lines in parts if lines)


def _changed(digest: Digest) -> Iterator[tuple[Call, str]]:
    """Yield each changed call once with all its changes in one line."""
    changes: dict[str, list[str]] = {}
    for call, change in digest.changed:
        changes.setdefault(call.id, []).append(change_text(change))
    calls = {call.id: call for call, _change in digest.changed}
    yield from ((calls[id], "; ".join(said)) for id, said in changes.items())


def task_text(task: Task, today: date) -> str:
    """Return „Zebrać podpisy (Anna), termin 3 grudnia 2026: Nabór na warsztaty”; a passed day is told as such."""
    who = f" ({task.assigned})" if task.assigned else ""
    of = f": {task.title}" if task.title else ""
    if task.due is None:
        return f"{task.what}{who}{of}"
    when = _("po terminie od {day}") if task.due < today else _("do {day}")
    return f"{task.what}{who}, {when.format(day=day_text(task.due))}{of}"


def letter(digest: Digest, today: date, base_url: str) -> Letter:
    """Return the mail that tells a digest."""
    count = len(digest.new)
    subject = _("Nabory: {count} {noun}", count=count, noun=plural(count, "nowy|nowe|nowych"))
    if digest.closing:
        subject += _(", kończy się {count}", count=len(digest.closing))
    if digest.tasks:
        subject += _(", zadania: {count}", count=len(digest.tasks))
    values = {
        "sections": list(sections(digest, today, base_url)),
        "today_text": day_text(today),
        "base_url": base_url,
        "subject": subject,
        "lang": language(),
        "_": _,
    }
    text, html = (_pages().get_template(f"digest.{kind}.j2").render(values) for kind in ("txt", "html"))
    return Letter(subject=subject, text=text, html=html)


@cache
def _pages() -> Environment:
    folder = Path(__file__).parent / "mail"
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=select_autoescape(enabled_extensions=("html.j2",), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
    )
