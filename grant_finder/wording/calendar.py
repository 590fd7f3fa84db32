"""Deadlines as iCalendar: the day itself, the second step, the last safe posting day, and a plan backwards."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event, vDuration

from grant_finder.clock import WARSAW
from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.model.call import Call, next_deadline
from grant_finder.projects.tasks import Task

# Days before the deadline by which each step should be done; a coalition needs signatures of several bodies.
PLAN = (
    (21, N_("Ustalić, kto składa wniosek i kto jest partnerem")),
    (14, N_("Zebrać listy partnerów, pełnomocnictwa i odpisy z rejestrów")),
    (7, N_("Domknąć budżet, harmonogram i załączniki")),
    (3, N_("Wspólnie przeczytać wniosek, zebrać podpisy")),
    (1, N_("Złożyć wniosek i zachować potwierdzenie")),
)
# A letter inside Poland should be given this many days when receipt decides.
POSTING_DAYS = 4


@dataclass(frozen=True)
class _Entry:
    code: str
    title: str
    day: date
    at: time | None = None


def icalendar(calls: Iterable[Call], now: datetime, base_url: str, tasks: Iterable[Task] = ()) -> bytes:
    """Return an iCalendar file (RFC 5545) with the coming dates of `calls` and the days of `tasks`; times are Polish.

    Entries keep their UID over time, so that a subscribed calendar follows a moved deadline.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Grant Finder//PL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Nabory – Grant Finder"))
    today = now.astimezone(WARSAW).date()
    for call in calls:
        for entry in _entries(call, today):
            calendar.add_component(_event(call, entry, now, base_url))
    for task in tasks:
        if task.due and not task.done:
            calendar.add_component(_task_event(task, task.due, now, base_url))
    calendar.add_missing_timezones()
    file: bytes = calendar.to_ical()
    return file


def _entries(call: Call, today: date) -> Iterator[_Entry]:
    facts = call.facts
    if facts.opens and facts.opens >= today:
        yield _Entry("opens", _("Start naboru: {title}", title=call.title), facts.opens)
    deadline = next_deadline(facts, today)
    if deadline is None or deadline < today:
        return
    yield _Entry("deadline", _("TERMIN: {title}", title=call.title), deadline, facts.deadline_time)
    if facts.confirmation_deadline:
        title = _("Potwierdzenie złożenia: {title}", title=call.title)
        yield _Entry("confirmation", title, facts.confirmation_deadline)
    if facts.deadline_rule == "received":
        posted = deadline - timedelta(days=POSTING_DAYS)
        if posted >= today:
            yield _Entry("posting", _("Ostatni bezpieczny dzień wysyłki pocztą: {title}", title=call.title), posted)
    for days, step in PLAN:
        day = deadline - timedelta(days=days)
        if day >= today:
            yield _Entry(f"plan-{days}", f"{_(step)}: {call.title}", day)


def _event(call: Call, entry: _Entry, now: datetime, base_url: str) -> Event:
    event = Event()
    event.add("uid", f"{entry.code}-{call.id}@grant-finder")
    event.add("dtstamp", now)
    event.add("summary", entry.title)
    if entry.at:
        ends = datetime.combine(entry.day, entry.at, WARSAW)
        event.add("dtstart", ends - timedelta(minutes=30))
        event.add("dtend", ends)
    else:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
    event.add("url", call.url)
    quote = next((one.quote for one in call.evidence.get("deadline", ())), "")
    event.add("description", f"{quote}\n\n{base_url}/nabory/{call.id}\n{call.url}".strip())
    if entry.code == "deadline":
        event.add_component(_alarm(entry.title, 14))
        event.add_component(_alarm(entry.title, 3))
    return event


def _task_event(task: Task, due: date, now: datetime, base_url: str) -> Event:
    """A task as an event of its day: calendars that one subscribes to show events, few show tasks."""
    event = Event()
    event.add("uid", f"task-{task.id}@grant-finder")
    event.add("dtstamp", now)
    owner = f" ({task.assigned})" if task.assigned else ""
    event.add("summary", _("Zadanie: {what}{owner}", what=task.what, owner=owner))
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event.add("description", "\n\n".join(filter(None, (task.title, f"{base_url}/zadania"))))
    event.add_component(_alarm(task.what, 1))
    return event


def _alarm(title: str, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm["trigger"] = vDuration(-timedelta(days=days))
    return alarm
