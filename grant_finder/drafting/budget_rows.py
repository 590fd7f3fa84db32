"""The budget's tables as rows: V.A, V.B and V.C of the statutory offer, and the plain cost estimate."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from grant_finder.drafting import budget, say
from grant_finder.drafting.context import Context
from grant_finder.i18n import gettext as _
from grant_finder.model.codes import Payer
from grant_finder.model.project import Cost, Project

Row = Mapping[str, str]
KIND = "_row"
YEAR_COLUMNS = 3


def activity_code(project: Project, activity_id: str | None) -> str:
    """Return what an action goes by in all tables ("D2", in English "A2"), "" for one the project does not have."""
    ids = [one.id for one in project.activities]
    return _("D{no}", no=ids.index(activity_id) + 1) if activity_id in ids else ""


def costs_va(context: Context) -> list[Row]:
    """V.A: the costs of each action, then the administrative ones, with their sums and years."""
    lines = [one for one in context.project.costs if not budget.is_admin(one)]
    admin = [one for one in context.project.costs if budget.is_admin(one)]
    rows: list[Row] = [_section("I.", "Koszty realizacji działań")]
    rows += _by_action(context, lines)
    rows.append(_sum(context, "", "Suma kosztów realizacji zadania", lines))
    rows.append(_section("II.", "Koszty administracyjne"))
    rows += [_line(context, f"II.{no}", one) for no, one in enumerate(admin, 1)]
    rows.append(_sum(context, "", "Suma kosztów administracyjnych", admin))
    rows.append(_sum(context, "", "Suma wszystkich kosztów realizacji zadania", [*lines, *admin]))
    return rows


def _by_action(context: Context, lines: Sequence[Cost]) -> Iterable[Row]:
    for no, action in enumerate(context.project.activities, 1):
        own = [one for one in lines if one.activity == action.id]
        yield _sum(context, f"I.{no}", f"Działanie D{no}: {action.name}", own) | {KIND: "section"}
        for number, one in enumerate(own, 1):
            yield _line(context, f"I.{no}.{number}", one)
    common = [one for one in lines if budget.activity_of(one, context.project.activities) is None]
    if common:
        no = len(context.project.activities) + 1
        yield _sum(context, f"I.{no}", "Koszty wspólne dla całego projektu", common) | {KIND: "section"}
        for number, one in enumerate(common, 1):
            yield _line(context, f"I.{no}.{number}", one)


def _section(no: str, title: str) -> dict[str, str]:
    blank = dict.fromkeys(("unit", "unit_cost", "quantity", "total", *_year_keys()), "–")
    return {KIND: "section", "no": no, "item": title} | blank


def _line(context: Context, no: str, one: Cost) -> dict[str, str]:
    return {
        KIND: "line",
        "no": no,
        "item": one.item,
        "unit": one.unit,
        "unit_cost": say.number(one.unit_cost),
        "quantity": say.quantity(one.quantity),
        "total": say.number(one.total),
    } | year_cells(context, [one])


def _sum(context: Context, no: str, title: str, lines: Sequence[Cost]) -> dict[str, str]:
    return {
        KIND: "sum",
        "no": no,
        "item": title,
        "unit": "–",
        "unit_cost": "–",
        "quantity": "–",
        "total": say.number(budget.sums(lines).total),
    } | year_cells(context, lines)


def _year_keys() -> tuple[str, ...]:
    return tuple(f"year{no}" for no in range(1, YEAR_COLUMNS + 1))


def year_cells(context: Context, lines: Sequence[Cost]) -> dict[str, str]:
    """Return the cells of the year columns: amounts, "nie dotyczy" for years the project has not, or gaps."""
    running = budget.years(context.project)
    known = budget.by_year(lines, context.project)
    cells = {}
    for no, key in enumerate(_year_keys()):
        if running and no >= len(running):
            cells[key] = say.not_applicable()
        elif known is None:
            cells[key] = say.gap(_("podział na lata") if running else _("lata realizacji"))
        else:
            cells[key] = say.number(known[running[no]])
    return cells


def sources_vb(context: Context) -> list[Row]:
    """V.B: the grant, the own contribution in cash and in kind, the participants' fees, and their shares.

    The project file knows no fees, so row 4 is zero. Shares of rows 2, 3.1, 3.2 and 4 add up to 100.00.
    """
    if not context.project.costs:
        return []
    money = context.money
    fees = Decimal("0.00")
    grant, cash, inkind, paid = budget.shares((money.grant, money.cash, money.inkind, fees))
    whole = Decimal("100.00") if money.total else Decimal("0.00")
    table = (
        ("1.", "Suma wszystkich kosztów realizacji zadania", money.total, whole, "sum"),
        ("2.", "Planowana dotacja w ramach niniejszej oferty", money.grant, grant, "line"),
        ("3.", "Wkład własny (suma 3.1 i 3.2)", money.own, cash + inkind, "line"),
        ("3.1.", "Wkład własny finansowy", money.cash, cash, "line"),
        ("3.2.", "Wkład własny niefinansowy (osobowy i rzeczowy)", money.inkind, inkind, "line"),
        ("4.", "Świadczenia pieniężne od odbiorców zadania", fees, paid, "line"),
    )
    return [
        {KIND: kind, "no": no, "source": name, "amount": say.number(amount), "share": say.number(share)}
        for no, name, amount, share, kind in table
    ]


def split_vc(context: Context) -> list[Row]:
    """V.C: how the costs are divided between those who sign, by the actions each leads."""
    if not context.project.costs:
        return []
    rows: list[Row] = []
    for no, (partner_id, lines) in enumerate(budget.split(context.project, context.signing).items(), 1):
        partner = context.partner(partner_id)
        name = f"Oferent {no}: {partner.name if partner else partner_id}"
        rows.append(_share_of(context, f"{no}.", name, lines) | {KIND: "line"})
    return [*rows, _share_of(context, "", "Suma wszystkich kosztów", context.project.costs) | {KIND: "sum"}]


def _share_of(context: Context, no: str, name: str, lines: Sequence[Cost]) -> dict[str, str]:
    total = say.number(budget.sums(lines).total)
    return {"no": no, "offerer": name, "total": total} | year_cells(context, lines)


def costs_by_payer(context: Context) -> list[Row]:
    """A plain cost estimate: each line with its basis and who pays, then the sums."""
    if not context.project.costs:
        return []
    rows: list[Row] = []
    for no, one in enumerate(context.project.costs, 1):
        basis = f"{one.unit}: {say.quantity(one.quantity)} × {say.zl(one.unit_cost)}"
        rows.append({KIND: "line", "no": f"{no}.", "item": _named(context, one), "basis": basis} | _paid([one]))
    return [*rows, {KIND: "sum", "no": "", "item": _("Razem"), "basis": "–"} | _paid(context.project.costs)]


def _named(context: Context, one: Cost) -> str:
    code = activity_code(context.project, one.activity)
    return f"{one.item} ({code})" if code else one.item


def _paid(lines: Sequence[Cost]) -> dict[str, str]:
    money = budget.sums(lines)
    return {
        "total": say.number(money.total),
        Payer.GRANT.value: say.number(money.grant),
        Payer.CASH.value: say.number(money.cash),
        Payer.INKIND.value: say.number(money.inkind),
        "own": say.number(money.own),
    }
