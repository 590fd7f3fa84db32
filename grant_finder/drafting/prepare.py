"""What has to be ready before an application can be sent: papers, signatures, days counted backwards."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from grant_finder.clock import WARSAW
from grant_finder.drafting import say
from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.model.draft import Draft
from grant_finder.model.project import Partner
from grant_finder.polish.holidays import is_working_day

POSTING_DAYS = 3
# days before the deadline; our own advice, no rule of any funder
_STEPS = (
    (21, N_("uzgodnić w koalicji role, kwoty i działania; zebrać listy intencyjne")),
    (14, N_("zamówić odpisy z rejestrów i pełnomocnictwa; sprawdzić konto w systemie i podpisy elektroniczne")),
    (7, N_("dać wniosek do przeczytania osobie, która go nie pisała; sprawdzić kosztorys")),
    (3, N_("zebrać podpisy wszystkich osób z reprezentacji")),
    (1, N_("złożyć wniosek i zapisać potwierdzenie – nie czekać na ostatni dzień")),
)


@dataclass(frozen=True)
class Group:
    """A titled list of things to tick off."""

    title: str
    items: tuple[str, ...]


def to_prepare(draft: Draft) -> tuple[Group, ...]:
    """Return the lists for the last page: attachments, signatures, calendar; empty ones left out."""
    groups = (
        Group(_("Załączniki"), tuple(attachments(draft))),
        Group(_("Podpisy"), tuple(_signatures(draft))),
        Group(_("Kalendarz do terminu"), tuple(_calendar(draft))),
        Group(_("Po złożeniu"), (_("zachować potwierdzenie złożenia"), _results(draft))),
    )
    return tuple(one for one in groups if one.items)


def attachments(draft: Draft) -> list[str]:
    """Return what has to be enclosed: the call's list first, then the form's, each once."""
    return list(dict.fromkeys((*draft.call.facts.attachments_required, *draft.form.attachments)))


def _signatures(draft: Draft) -> Iterator[str]:
    for one in signing(draft):
        who = one.representation or _("sprawdzić w rejestrze lub statucie, kto podpisuje")
        yield f"{one.name}: {who}"


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
    steps = [(deadline - timedelta(days=days), _(what)) for days, what in _STEPS]
    steps.append((posting_day(deadline), _("nadać pocztą, jeśli liczy się data wpływu (ostatni bezpieczny dzień)")))
    confirmation = draft.call.facts.confirmation_deadline
    if confirmation:
        steps.append((confirmation, _("złożyć podpisane potwierdzenie (drugi krok)")))
    today = draft.created.astimezone(WARSAW).date()
    for day, what in sorted(steps):
        yield _("do {day}: {what}", day=say.day(day), what=what) if day >= today else _("od razu: {what}", what=what)


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
    if day is None:
        return _("zapisać dzień ogłoszenia wyników (w ogłoszeniu go nie znaleziono)")
    return _("zapisać dzień ogłoszenia wyników: {day}", day=say.day(day))
