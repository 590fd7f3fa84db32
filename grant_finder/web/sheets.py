"""Lists of calls as files for a spreadsheet or a program; no cell can be taken for a formula."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Font

from grant_finder.i18n import gettext as _
from grant_finder.model.call import Call, next_deadline
from grant_finder.wording import facts
from grant_finder.wording.contract import call_json
from grant_finder.wording.labels import label

EXPORT_MAX = 1000
# a spreadsheet takes a cell that begins with one of these for a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ILLEGAL = dict.fromkeys([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20)])


def _header() -> tuple[str, ...]:
    return (
        _("Nabór"), _("Stan"), _("Termin"), _("Godzina"), _("Kto może złożyć"), _("Dotacja"),
        _("Wkład własny"), _("Region"), _("Grantodawca"), _("Tematy"), _("Adres"),
    )  # fmt: skip


def _rows(calls: Sequence[Call], today: date) -> Iterator[list[str]]:
    for call in calls:
        found = call.facts
        day = next_deadline(found, today)
        cells = (
            call.title,
            facts.status_text(call.facts, today),
            day.isoformat() if day else facts.deadline_text(found, today),
            found.deadline_time.strftime("%H:%M") if found.deadline_time else "",
            facts.codes_text(found.applicants, "applicants"),
            facts.amount_text(found),
            facts.own_text(found),
            facts.region_text(found),
            found.funder or facts.unknown_text(),
            ", ".join(label("themes", one) for one in found.themes),
            call.url,
        )
        yield [harmless(one) for one in cells]


def harmless(cell: str) -> str:
    """Return the cell without control characters, with an apostrophe before what would be a formula."""
    cell = cell.translate(_ILLEGAL)
    return f"'{cell}" if cell.lstrip(" \n\u00a0").startswith(_FORMULA) or cell.startswith(_FORMULA) else cell


def csv_sheet(calls: Sequence[Call], today: date) -> bytes:
    """Return semicolon-separated UTF-8 with a mark at its beginning, as Polish spreadsheets open it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(_header())
    writer.writerows(_rows(calls, today))
    return out.getvalue().encode("utf-8-sig")


def xlsx_sheet(calls: Sequence[Call], today: date) -> bytes:
    """Return an Excel workbook of one sheet; every cell is text."""
    book = Workbook(write_only=False)
    sheet = book.active
    if sheet is None:
        raise ValueError("a new workbook has a sheet")
    sheet.title = _("Nabory")
    sheet.append(_header())
    for row in _rows(calls, today):
        sheet.append(row)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column, width in zip("ABCDEFGHIJK", (60, 14, 14, 9, 40, 26, 24, 20, 34, 34, 50), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "B2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def json_sheet(calls: Sequence[Call], today: date) -> bytes:
    """Return the calls as the contract's JSON."""
    return json.dumps([call_json(one, today) for one in calls], ensure_ascii=False, indent=1).encode()


SHEETS: Mapping[str, tuple[str, Callable[[Sequence[Call], date], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", csv_sheet),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx_sheet),
    "json": ("application/json", json_sheet),
}
