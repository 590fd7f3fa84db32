"""Pages: Jinja2 templates with the words of `wording`, escaped always."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from babel.dates import format_date
from jinja2 import Environment, PackageLoader, StrictUndefined

from grant_finder import __version__
from grant_finder.clock import WARSAW
from grant_finder.i18n import gettext, language, plural
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.model.call import days_left, next_deadline, status
from grant_finder.polish.formats import day_text, money_text
from grant_finder.web.security import form_token
from grant_finder.wording import facts
from grant_finder.wording.labels import FACTS, label
from grant_finder.wording.problems import problem_text

MENU = (
    ("/nabory", N_("Nabory")),
    ("/projekty", N_("Projekty")),
    ("/wnioski", N_("Wnioski")),
    ("/zrodla", N_("Źródła")),
)


def page(request: Request, name: str, values: Mapping[str, Any], status_code: int = 200) -> HTMLResponse:
    """Return the page `name`.html filled with `values`; every form in it gets this session's token."""
    common = {
        "path": request.url.path,
        "partial": request.headers.get("hx-request") == "true",
        "token": form_token(request),
        "lang": language(),
        "visitor": getattr(request.state, "visitor", None),
        "demo": request.app.state.demo,
        "menu": [(address, gettext(text)) for address, text in MENU],
        "told": request.session.pop("told", []),
    }
    return HTMLResponse(_pages().get_template(f"{name}.html").render(**common, **values), status_code)


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
    pages.globals |= {
        "_": gettext,
        "plural": plural,
        "label": label,
        "words": facts,
        "status": status,
        "short_name": short_name,
        "days_left": days_left,
        "next_deadline": next_deadline,
        "fact_names": FACTS,
        "version": __version__,
        "problem_text": problem_text,
    }
    pages.filters |= {
        "money": _money,
        "day": _day,
        "short_day": _short_day,
        "month_name": _month,
        "moment": moment_text,
        "clock": _clock,
        "link": safe_link,
    }
    return pages


def moment_text(moment: datetime | None) -> str:
    """Return „23.11.2026, 8:00” in Polish time; „nigdy” for None."""
    return f"{moment.astimezone(WARSAW):%d.%m.%Y, %H:%M}" if moment else gettext("nigdy")


def _money(amount: Decimal | None) -> str:
    return facts.unknown_text() if amount is None else money_text(amount)


def _day(one: date | None) -> str:
    return facts.unknown_text() if one is None else day_text(one)


def _short_day(one: date | None) -> str:
    return facts.unknown_text() if one is None else f"{one:%d.%m.%Y}"


def _clock(moment: datetime) -> str:
    return f"{moment.astimezone(WARSAW):%H:%M}"


def _month(first: date) -> str:
    text: str = format_date(first, "LLLL y", locale=language())
    return text


def safe_link(url: str) -> str:
    """Return `url` if a reader may be sent there (http, https), else "#": announcements are not ours."""
    return url if url.lower().startswith(("http://", "https://")) else "#"


def short_name(place: str) -> str:
    """Return a long name of a voivodeship cut to fit its tile, e.g. „kuj.-pomorskie”."""
    first, hyphen, last = place.partition("-")
    return f"{first[:3]}.-{last}" if hyphen else place.replace("zachodniopomorskie", "zach.pomorskie")
