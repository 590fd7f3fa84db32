"""Pages: Jinja2 templates with the words of `wording`, escaped always."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from grant_finder import __version__
from grant_finder.clock import WARSAW
from grant_finder.drafting.document import field_title, part_title
from grant_finder.drafting.fill import GAP_PATTERN
from grant_finder.drafting.words import all_words
from grant_finder.i18n import gettext, language, plural
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.model.call import days_left, next_deadline, status
from grant_finder.model.codes import Applicant
from grant_finder.polish.formats import day_text, money_text, short_day
from grant_finder.web.security import form_token
from grant_finder.wording import facts as fact_words
from grant_finder.wording.days import moment_text, month_text
from grant_finder.wording.labels import FACTS, label
from grant_finder.wording.notes import file_note_text
from grant_finder.wording.problems import problem_text
from grant_finder.wording.reasons import reason_text, unlock_text
from grant_finder.wording.scrapes import error_sentence

MENU = (
    ("/nabory", N_("Nabory")),
    ("/projekty", N_("Projekty")),
    ("/wnioski", N_("Wnioski")),
    ("/moje", N_("Moje nabory")),
    ("/zadania", N_("Zadania")),
    ("/zrodla", N_("Źródła")),
)


def page(request: Request, name: str, values: Mapping[str, Any], status_code: int = 200) -> HTMLResponse:
    """Return the page `name`.html filled with `values`; every form in it gets this session's token."""
    common = {
        "path": request.url.path,
        "here": _here(request),
        "partial": request.headers.get("hx-request") == "true",
        "token": form_token(request),
        "lang": language(),
        "visitor": getattr(request.state, "visitor", None),
        "logged_in": "user" in request.session or request.app.state.demo,
        "demo": request.app.state.demo,
        "menu": [(address, gettext(text)) for address, text in MENU],
        "told": request.session.pop("told", []),
    }
    return HTMLResponse(_pages().get_template(f"{name}.html").render(**common, **values), status_code)


def part(name: str, **values: Any) -> Markup:
    """Return the part of a page `name`.html filled with `values`, to be put into a page as it is."""
    return Markup(_pages().get_template(f"{name}.html").render(**values))  # noqa: S704 - escaped there


def _here(request: Request) -> str:
    """Return the address of this page, "/" for the answer to a form: there is no way back to that."""
    if request.method != "GET":
        return "/"
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def tell(request: Request, text: str) -> None:
    """Show `text` once, on the next page."""
    request.session["told"] = [*request.session.get("told", []), text]


@cache
def _pages() -> Environment:
    pages = Environment(
        loader=PackageLoader("grant_finder.web", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.globals |= _GLOBALS
    pages.filters |= _FILTERS
    return pages


def _moment(moment: datetime | None) -> str:
    return moment_text(moment) if moment else gettext("nigdy")


def _known(text: str) -> str:
    """The text, set apart where it says that something is not stated."""
    return _UNKNOWN.format(text) if text == fact_words.unknown_text() else text


_UNKNOWN = Markup('<span class="unknown">{}</span>')


def _money(amount: Decimal | None) -> str:
    return fact_words.unknown_text() if amount is None else money_text(amount)


def _day(one: date | None) -> str:
    return fact_words.unknown_text() if one is None else day_text(one)


def _short_day(one: date | None) -> str:
    return fact_words.unknown_text() if one is None else short_day(one)


def clock_text(moment: datetime) -> str:
    """Return „14:32” in Polish time."""
    return f"{moment.astimezone(WARSAW):%H:%M}"


def safe_link(url: str) -> str:
    """Return `url` if a reader may be sent there (http, https), else "#": announcements are not ours."""
    return url if url.lower().startswith(("http://", "https://")) else "#"


def short_name(place: str) -> str:
    """Return a long name of a voivodeship cut to fit its place on the map, e.g. „kuj.-pomorskie”."""
    return _SHORT.get(place, place)


_SHORT = {
    "kujawsko-pomorskie": "kuj.-pomorskie",
    "warmińsko-mazurskie": "warm.-mazurskie",
    "zachodniopomorskie": "zach.pomorskie",
}


def gap_parts(text: str) -> list[tuple[bool, str]]:
    """Return the text cut into (is a marked gap, piece), so that a page can show gaps as such."""
    parts, at = [], 0
    for found in GAP_PATTERN.finditer(text):
        parts += [(False, text[at : found.start()]), (True, found.group())]
        at = found.end()
    return [one for one in (*parts, (False, text[at:])) if one[1]]


def missing_name(name: str) -> str:
    """Return what has to be found out, e.g. „wkład własny” for the code of a fact or a field of the partner's card."""
    whose, _, field = name.rpartition(".")
    return gettext(FACTS.get(field, field) if whose in ("", "call") else _PROFILE.get(field, field))


_PROFILE = {
    "legal_form": N_("forma prawna partnera"),
    "patron": N_("patron grupy nieformalnej"),
    "co_run_by_ministry": N_("czy instytucję współprowadzi ministerstwo"),
    "contribution": N_("wkład partnera"),
    "themes": N_("tematy projektu"),
    "seat": N_("siedziba partnera"),
    "registered": N_("data rejestracji partnera"),
    "register": N_("rejestr partnera"),
    "statute_fields": N_("cele statutowe partnera"),
    "last_year_income": N_("przychód partnera w ostatnim roku"),
    "legal_personality": N_("osobowość prawna partnera"),
    "past_grants": N_("wcześniejsze dotacje partnera"),
    "start": N_("początek projektu"),
    "end": N_("koniec projektu"),
    "place": N_("miejsce projektu"),
    "total_cost": N_("koszt całości"),
    "cash_contribution": N_("wkład finansowy koalicji"),
    "inkind_contribution": N_("wkład rzeczowy i osobowy"),
    "target_groups": N_("odbiorcy projektu"),
    "event_types": N_("rodzaje wydarzeń"),
    "costs": N_("koszty projektu"),
    "partners": N_("skład koalicji"),
    "opp_status": N_("status OPP partnera"),
    "group_size": N_("liczba osób w grupie nieformalnej"),
}


# what pages may call, and how they write values
_GLOBALS = {
    "_": gettext,
    "plural": plural,
    "label": label,
    "words": fact_words,
    "status": status,
    "short_name": short_name,
    "days_left": days_left,
    "next_deadline": next_deadline,
    "fact_names": FACTS,
    "version": __version__,
    "problem_text": problem_text,
    "error_sentence": error_sentence,
    "file_note_text": file_note_text,
    "reason_text": reason_text,
    "unlock_text": unlock_text,
    "missing_name": missing_name,
    "gap_parts": gap_parts,
    "applicant_codes": list(Applicant),
    "all_words": all_words,
    "part_title": part_title,
    "field_title": field_title,
}
_FILTERS = {
    "money": _money,
    "day": _day,
    "short_day": _short_day,
    "month_name": month_text,
    "moment": _moment,
    "clock": clock_text,
    "link": safe_link,
    "known": _known,
    "anchor": lambda text: "".join(one if one.isalnum() else "-" for one in text),
}
