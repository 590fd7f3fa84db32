"""Recomputing the budget's tables from what stands in their cells, as an assessor would (trap T29)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from grant_finder.drafting import say
from grant_finder.drafting.budget import GROSZ
from grant_finder.drafting.budget_rows import KIND
from grant_finder.drafting.figures import amount_in
from grant_finder.drafting.view import View
from grant_finder.i18n import gettext as _
from grant_finder.model.form import Field

Row = Mapping[str, str]
_TOTALS = ("Suma kosztów realizacji", "Suma kosztów administracyjnych", "Suma wszystkich kosztów")


@dataclass(frozen=True)
class Mistake:
    """A cell that is not what the other cells make it."""

    field: str
    what: str
    found: str
    expected: str


def mistakes(view: View) -> Iterator[Mistake]:
    """Yield every amount or percentage that does not follow from its table's rows."""
    for source, look in _TABLES.items():
        found = view.rows_of(source)
        if found:
            field, rows = found
            yield from look(view, field, [_plain(row) for row in rows] if view.form.language == "en" else rows)


def _plain(row: Row) -> Row:
    """The row without the commas that part thousands in English."""
    return {key: cell.replace(",", "") for key, cell in row.items()}


def _mistake(field: Field, what: str, found: Decimal | None, expected: Decimal) -> Iterator[Mistake]:
    if found != expected:
        said = _("nie jest liczbą") if found is None else say.number(found)
        yield Mistake(field.id, f"{field.label}, {what}", said, say.number(expected))


def _keys(field: Field) -> dict[str, str]:
    return {column.fill or column.id: column.id for column in field.columns}


def _cell(field: Field, row: Row, key: str) -> Decimal | None:
    return amount_in(row.get(_keys(field).get(key, ""), ""))


def _total(field: Field, rows: Sequence[Row], key: str) -> Decimal:
    return sum((_cell(field, row, key) or Decimal(0) for row in rows), Decimal("0.00"))


def _va(view: View, field: Field, rows: Sequence[Row]) -> Iterator[Mistake]:
    lines = [row for row in rows if row.get(KIND) == "line"]
    for row in lines:
        name = _("wiersz {no}", no=row.get(_keys(field).get("no", ""), ""))
        price, count = _cell(field, row, "unit_cost"), _cell(field, row, "quantity")
        if price is not None and count is not None:
            yield from _mistake(field, name, _cell(field, row, "total"), (price * count).quantize(GROSZ))
    for row in rows:
        years = [_cell(field, row, f"year{no}") for no in (1, 2, 3)]
        known = [one for one in years if one is not None]
        total = _cell(field, row, "total")
        gaps = any("[do" in row.get(f"year{no}", "") for no in (1, 2, 3))
        if known and total is not None and not gaps:
            name = _("lata w wierszu {no}", no=row.get("no") or row.get("item", ""))
            yield from _mistake(field, name, sum(known, Decimal(0)), total)
    yield from _va_sums(field, rows, lines)


def _va_sums(field: Field, rows: Sequence[Row], lines: Sequence[Row]) -> Iterator[Mistake]:
    admin = [row for row in lines if row.get("no", "").startswith("II.")]
    action = [row for row in lines if not row.get("no", "").startswith("II.")]
    for row in rows:
        item = row.get("item", "")
        for title, part in zip(_TOTALS, (action, admin, lines), strict=True):
            if row.get(KIND) == "sum" and item.startswith(title):
                yield from _mistake(field, item, _cell(field, row, "total"), _total(field, part, "total"))


def _vb(view: View, field: Field, rows: Sequence[Row]) -> Iterator[Mistake]:
    if len(rows) < 6:
        return
    whole, grant, own, cash, inkind, fees = (_cell(field, row, "amount") or Decimal(0) for row in rows[:6])
    yield from _mistake(field, _("wiersz {no}", no="3 = 3.1 + 3.2"), own, cash + inkind)
    yield from _mistake(field, _("wiersz {no}", no="1 = 2 + 3 + 4"), whole, grant + own + fees)
    shares = [_cell(field, rows[no], "share") or Decimal(0) for no in (1, 3, 4, 5)]
    if whole:
        yield from _mistake(field, _("suma udziałów"), sum(shares, Decimal(0)), Decimal("100.00"))
        for no, amount in ((1, grant), (3, cash), (4, inkind), (5, fees)):
            share = _cell(field, rows[no], "share") or Decimal(0)
            if abs(share - amount * 100 / whole) > GROSZ:
                name = _("udział w wierszu {no}", no=no + 1)
                yield from _mistake(field, name, share, (amount * 100 / whole).quantize(GROSZ))
    budget_table = view.rows_of("costs_va") or view.rows_of("costs_by_payer")
    if budget_table:
        other, lines = budget_table
        expected = _total(other, [row for row in lines if row.get(KIND) == "line"], "total")
        yield from _mistake(field, _("suma kosztów w obu tabelach"), whole, expected)


def _vc(view: View, field: Field, rows: Sequence[Row]) -> Iterator[Mistake]:
    lines = [row for row in rows if row.get(KIND) == "line"]
    for row in rows:
        if row.get(KIND) == "sum":
            yield from _mistake(field, _("suma oferentów"), _cell(field, row, "total"), _total(field, lines, "total"))
    yield from _mistake(field, _("suma kosztów w V.A i V.C"), _total(field, lines, "total"), view.money.total)


def _by_payer(view: View, field: Field, rows: Sequence[Row]) -> Iterator[Mistake]:
    keys = [key for key in ("total", "grant", "cash", "inkind", "own") if key in _keys(field)]
    lines = [row for row in rows if row.get(KIND) == "line"]
    payers = [key for key in keys if key != "total" and not (key == "own" and "cash" in keys)]
    complete = "grant" in payers and ("own" in payers or {"cash", "inkind"} <= set(payers))
    for no, row in enumerate(lines, 1):
        parts = sum((_cell(field, row, key) or Decimal(0) for key in payers), Decimal(0))
        if complete and "total" in keys:
            yield from _mistake(field, _("wiersz {no}", no=no), _cell(field, row, "total"), parts)
    for row in rows:
        if row.get(KIND) == "sum":
            for key in keys:
                label = next(one.label for one in field.columns if (one.fill or one.id) == key)
                yield from _mistake(
                    field, _("razem, {label}", label=label), _cell(field, row, key), _total(field, lines, key)
                )


_TABLES: Mapping[str, Callable[[View, Field, Sequence[Row]], Iterator[Mistake]]] = {
    "costs_va": _va,
    "sources_vb": _vb,
    "split_vc": _vc,
    "costs_by_payer": _by_payer,
}
