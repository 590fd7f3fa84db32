"""What has to be ready before an application can be sent: papers, signatures, days counted backwards."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from grant_finder.clock import WARSAW
from grant_finder.drafting import say
from grant_finder.model.draft import Draft
from grant_finder.model.project import Partner
from grant_finder.polish.holidays import is_working_day

POSTING_DAYS = 3
# days before the deadline; our own advice, no rule of any funder
_STEPS = (
    (21, "uzgodnić w koalicji role, kwoty i działania; zebrać listy intencyjne"),
    (14, "zamówić odpisy z rejestrów i pełnomocnictwa; sprawdzić konto w systemie i podpisy elektroniczne"),
    (7, "dać wniosek do przeczytania osobie, która go nie pisała; sprawdzić kosztorys"),
    (3, "zebrać podpisy wszystkich osób z reprezentacji"),
    (1, "złożyć wniosek i zapisać potwierdzenie – nie czekać na ostatni dzień"),
)


@dataclass(frozen=True)
class Group:
    """A titled list of things to tick off."""

    title: str
    items: tuple[str, ...]


def to_prepare(draft: Draft) -> tuple[Group, ...]:
    """Return the lists for the last page: attachments, signatures, calendar; empty ones left out."""
    groups = (
        Group("Załączniki", tuple(attachments(draft))),
        Group("Podpisy", tuple(_signatures(draft))),
        Group("Kalendarz do terminu", tuple(_calendar(draft))),
        Group("Po złożeniu", ("zachować potwierdzenie złożenia", "zapisać dzień ogłoszenia wyników" + _results(draft))),
    )
    return tuple(one for one in groups if one.items)


def attachments(draft: Draft) -> list[str]:
    """Return what has to be enclosed: the call's list first, then the form's, each once."""
    return list(dict.fromkeys((*draft.call.facts.attachments_required, *draft.form.attachments)))


def _signatures(draft: Draft) -> Iterator[str]:
    for one in signing(draft):
        yield f"{one.name}: {one.representation or 'sprawdzić w rejestrze lub statucie, kto podpisuje'}"


def signing(draft: Draft) -> list[Partner]:
    """Return the partners that sign: the lead, and in a joint form the others the form lets sign."""
    return [
        one
        for one in draft.project.partners
        if one.id == draft.lead or (draft.form.joint and (not draft.form.leads or one.legal_form in draft.form.leads))
    ]


def _calendar(draft: Draft) -> Iterator[str]:
    deadline = draft.call.facts.deadline
    if deadline is None:
        return
    steps = [(deadline - timedelta(days=days), what) for days, what in _STEPS]
    steps.append((posting_day(deadline), "nadać pocztą, jeśli liczy się data wpływu (ostatni bezpieczny dzień)"))
    confirmation = draft.call.facts.confirmation_deadline
    if confirmation:
        steps.append((confirmation, "złożyć podpisane potwierdzenie (drugi krok)"))
    today = draft.created.astimezone(WARSAW).date()
    for day, what in sorted(steps):
        yield f"{'do ' + say.day(day) if day >= today else 'od razu'}: {what}"


def posting_day(deadline: date) -> date:
    """Return the last safe day to post a letter that must arrive by `deadline`: three working days before.

    Saturdays, Sundays and public holidays are no working days.
    """
    day, left = deadline, POSTING_DAYS
    while left:
        day -= timedelta(days=1)
        left -= is_working_day(day)
    return day


def _results(draft: Draft) -> str:
    day = draft.call.facts.results_date
    return f": {say.day(day)}" if day else " (w ogłoszeniu go nie znaleziono)"
