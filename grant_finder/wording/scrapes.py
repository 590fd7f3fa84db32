"""What a scrape brought, as a coordinator wants to hear it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from grant_finder.catalogue.health import Health
from grant_finder.errors import named_again
from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.i18n import plural
from grant_finder.model.call import Call
from grant_finder.model.source import Source, Visit, VisitError
from grant_finder.polish.formats import short_day
from grant_finder.services.detect import Detected
from grant_finder.services.scrape import ScrapeReport
from grant_finder.wording.errors import error_text
from grant_finder.wording.facts import change_text, deadline_text

SHOWN = 10
_EVIDENCE = {
    "page": N_("rozpoznane po budowie strony"),
    "probe": N_("odpowiedział adres właściwy dla tej platformy"),
    "section": N_("strona prowadzi do działu z ogłoszeniami"),
}
# what a pool of processes or a Dask cluster calls a worker that is gone
_WORKER_DIED = ("KilledWorker", "BrokenProcessPool", "FutureCancelledError", "CancelledError", "CommClosedError")


def visit_rows(visits: Iterable[Visit], names: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Return a row a source: name, pages, unchanged, new, changed, failed."""
    return [
        (
            names.get(one.source, one.source),
            str(one.pages),
            str(one.unchanged),
            str(one.new),
            str(one.changed),
            str(one.failed),
        )
        for one in visits
    ]


def error_sentence(error: VisitError) -> str:
    """Return what went wrong in a visit in plain words; a fault of our own program is called that."""
    known = named_again(error.code, error.url, error.message)
    if known:
        return error_text(known)
    if error.code in _WORKER_DIED:
        return _("Proces zbierający przerwał pracę przy {place}. Źródło zostanie odwiedzone ponownie.", place=error.url)
    return _(
        "Błąd programu przy {place} ({code}). Zebrane nabory zostają bez zmian; szczegóły są w dzienniku.",
        place=error.url, code=error.code,
    )  # fmt: skip


def health_row(source: Source, health: Health | None) -> tuple[str, ...]:
    """Return id, state, last success, announcements now, what the last visits found, trouble; for one source."""
    if health is None:
        return source.id, _state(source, health), "", "", "", "" if source.enabled else _why_off(source)
    success = short_day(health.last_success.date()) if health.last_success else _("nigdy")
    trouble = error_sentence(health.errors[0]) if health.errors else ""
    found = str(health.announcements), " → ".join(map(str, health.trend))
    return source.id, _state(source, health), success, *found, trouble if source.enabled else _why_off(source)


def _state(source: Source, health: Health | None) -> str:
    if not source.enabled:
        return _("wyłączone")
    if health is None:
        return _("nieodwiedzone")
    if not health.failing_since:
        return _("działa")
    since = short_day(health.failing_since.date())
    return _("mniej niż zwykle od {day}", day=since) if health.short else _("nie działa od {day}", day=since)


def _why_off(source: Source) -> str:
    """Return the sentence of the notes that tells why a shipped source is off, "" where a person switched it off."""
    said, reason = source.notes.partition("Wyłączone: ")[1:]
    return reason.partition(". ")[0].rstrip(".") if said else ""


def health_lines(found: Iterable[tuple[Source, Health | None]]) -> str:
    """Return in one line how many sources work, fail, were never visited and are off."""
    states = Counter(_group(source, health) for source, health in found)
    said = {
        "well": plural(states["well"], "działa|działają|działa"),
        "failing": plural(states["failing"], "ma kłopot|mają kłopot|ma kłopot"),
        "unseen": plural(states["unseen"], "nieodwiedzone|nieodwiedzone|nieodwiedzonych"),
        "off": plural(states["off"], "wyłączone|wyłączone|wyłączonych"),
    }
    total = states.total()
    parts = ", ".join(f"{states[name]} {words}" for name, words in said.items() if states[name])
    return f"{total} {plural(total, 'źródło|źródła|źródeł')}: {parts}." if parts else _("Nie ma żadnych źródeł.")


def most_pressing(found: Iterable[tuple[Source, Health | None]]) -> list[tuple[Source, Health | None]]:
    """Return sources with trouble first, then those that work, those never visited, and those that are off."""
    order = ("failing", "well", "unseen", "off")
    return sorted(found, key=lambda one: order.index(_group(*one)))


def _group(source: Source, health: Health | None) -> str:
    if not source.enabled:
        return "off"
    if health is None:
        return "unseen"
    return "failing" if health.failing_since else "well"


def evidence_text(found: Detected) -> str:
    """Return by what a platform was recognised, with the address where that can be seen."""
    return f"{_(_EVIDENCE.get(found.why, found.why))}: {found.seen_at}"


def summary_lines(report: ScrapeReport, names: Mapping[str, str], today: date) -> Iterator[str]:
    """Yield what is new with its last day, what moved from what to what, what closes soon, and sources with trouble."""
    new, changes = len(report.new_ids), report.changes
    noun = plural(new, "nowy nabór|nowe nabory|nowych naborów")
    yield f"{new} {noun}, {len(changes)} {plural(len(changes), 'zmiana|zmiany|zmian')}."
    yield from _some([f"+ {_dated(call, today)}" for call in report.new_calls[:SHOWN]], new)
    titles = {call.id: call.title for call in report.changed_calls}
    yield from _some([f"~ {titles.get(id, id)}: {change_text(change)}" for id, change in changes])
    if report.closing_soon:
        yield _("Wkrótce koniec naboru:")
        yield from _some([f"! {_dated(call, today)}" for call in report.closing_soon])
    troubled = [one for one in report.visits if one.errors]
    if troubled:
        yield _("Kłopoty ze źródłami (zebrane z nich wcześniej nabory zostają):")
        named = [(names.get(one.source, one.source), one.errors[0]) for one in troubled]
        yield from _some([f"? {name}: {error_sentence(error)}" for name, error in named])


def _dated(call: Call, today: date) -> str:
    return f"{call.title}: {deadline_text(call.facts, today)}"


def _some(lines: list[str], count: int | None = None) -> Iterator[str]:
    """Yield the first of `lines`, and how many more there are of all `count` (as many as `lines` if not given)."""
    yield from (f"  {line}" for line in lines[:SHOWN])
    more = (len(lines) if count is None else count) - SHOWN
    if more > 0:
        yield "  " + _("… i {count} więcej", count=more)
