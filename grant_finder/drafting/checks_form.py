"""Deadline, form and dates (T09-T25, T48 and the rules F02, F06, F09, F13)."""

from collections.abc import Iterator, Mapping

from grant_finder.drafting import say
from grant_finder.drafting.checks_eligibility import Check
from grant_finder.drafting.clean import TEXT_MAX
from grant_finder.drafting.fill import GAP_PATTERN, has_gap
from grant_finder.drafting.lengths import lengths
from grant_finder.drafting.prepare import attachments, posting_day
from grant_finder.drafting.view import View
from grant_finder.drafting.words import words
from grant_finder.i18n import gettext as _
from grant_finder.i18n import noted as N_  # noqa: N812 - the customary name
from grant_finder.model.draft import Answer, Problem
from grant_finder.model.form import Field
from grant_finder.polish.formats import short_day

_ELECTRONIC = ("generator", "witkac", "system", "elektronicz", "epuap", "formularz online", "sop", "sod")
_SLACK_DAYS = 14  # between results and start; our own advice, no rule of any funder
_LABEL = 90  # characters of a field's label that a finding repeats
_TEXTS = {
    "summary": N_("streszczenie"),
    "needs": N_("diagnoza potrzeb"),
    "aim": N_("cel"),
    "inclusion": N_("włączanie"),
    "accessibility": N_("dostępność"),
    "promotion": N_("promocja"),
    "sustainability": N_("trwałość"),
    "evaluation": N_("ewaluacja"),
}
_PAPER = ("poczt", "papier", "osobi", "sekretariat", "kancelari", "w siedzibie", "paper")


def _says(text: str | None, signs: tuple[str, ...]) -> bool:
    return any(one in (text or "").casefold() for one in signs)


def f02(view: View) -> Iterator[Problem]:
    """The deadline is over."""
    day = view.facts.deadline
    if day and day < view.today and not any(one >= view.today for one in view.facts.deadlines):
        yield view.problem("F02", day=day)


def t09(view: View) -> Iterator[Problem]:
    """By post: receipt or postmark, and the last day on which posting is safe."""
    day = view.facts.deadline
    if day is None or day < view.today or (_says(view.facts.submission, _ELECTRONIC) and not _by_post(view)):
        return
    last = posting_day(day)
    if view.facts.deadline_rule == "received" and view.today > last and _by_post(view):
        yield view.problem("T09", posting_day=last)
    else:
        yield view.question("T09", posting_day=last)


def _by_post(view: View) -> bool:
    return _says(view.facts.submission, _PAPER)


def t10(view: View) -> Iterator[Problem]:
    """A signed confirmation after the generator has a deadline of its own."""
    day = view.facts.confirmation_deadline
    if day and day < view.today:
        yield view.problem("T10", day=day)
    elif day or not view.facts.submission or _says(view.facts.submission, _ELECTRONIC):
        yield view.question("T10", day=day)


def t11(view: View) -> Iterator[Problem]:
    """The hour of the deadline: a warning while it is not known, a blocker on the last day."""
    day, hour = view.facts.deadline, view.facts.deadline_time
    if day == view.today:
        yield view.problem("T11", day=day, hour=f"{hour:%H:%M}" if hour else None)
    elif hour is None and day and day > view.today:
        yield view.question("T11", day=day)


def t12(view: View) -> Iterator[Problem]:
    """A rolling call closes when the money is gone."""
    if view.facts.rolling:
        yield view.problem("T12")
    elif view.facts.deadline is None:
        yield view.question("T12")


def t13(view: View) -> Iterator[Problem]:
    """Some funders demand days between filing and start."""
    rule = view.limit("start_after_days")
    if rule is None or view.project.start is None:
        yield view.question("T13")
    elif (days := (view.project.start - view.today).days) < rule.value:
        yield view.problem("T13", days=days, needed=int(rule.value))


def t15(view: View) -> Iterator[Problem]:
    """The form of another procedure, or an edition nobody compared."""
    wanted = view.facts.procedure
    if wanted and view.form.procedures and wanted not in view.form.procedures:
        yield view.problem("T15", form=view.form.name, procedure=wanted)
    elif not view.form.verified:
        yield view.question("T15", form=view.form.name, edition=view.form.edition)


def t16(view: View) -> Iterator[Problem]:
    """A print beside a file in a system: asked unless the call takes only one of the two."""
    if _says(view.facts.submission, _ELECTRONIC) == _by_post(view):
        yield view.question("T16")


def t17(view: View) -> Iterator[Problem]:
    """Fields that are empty, hold a gap, or a choice not made."""
    for _part, one, answer in view.fields():
        if one.type in ("declaration", "note") or one.id not in view.draft.answers:
            continue
        open_choice = one.type == "choice" and bool(one.choices) and answer.text not in one.choices
        if _is_empty(answer) or has_gap(answer) or open_choice:
            made = view.problem if one.required else view.warning
            yield made("T17", field=one.id, label=_short(one.label), ask=_wanted(one, answer))


def _wanted(one: Field, answer: Answer) -> str:
    """What the gaps of a field ask for, each once."""
    cells = (cell for row in answer.rows for cell in row.values())
    texts = "\n".join((answer.full or answer.text, *cells))
    asked = dict.fromkeys(gap.partition(": ")[2][:-1] for gap in GAP_PATTERN.findall(texts))
    return "; ".join(asked) or one.ask or _short(one.label)


def _short(label: str) -> str:
    return label if len(label) <= _LABEL else label[: label.rfind(" ", 0, _LABEL)] + " …"


def _is_empty(answer: Answer) -> bool:
    return not answer.text.strip() and not answer.rows


def f09(view: View) -> Iterator[Problem]:
    """The draft has no answer to a field of its form."""
    for _part, one, _answer in view.fields():
        if one.id not in view.draft.answers:
            yield view.problem("F09", field=one.id, label=one.label)


def t18(view: View) -> Iterator[Problem]:
    """Declarations that a person must choose."""
    for _part, one, answer in view.fields():
        if one.type == "declaration" and one.choices and answer.text not in one.choices:
            yield view.problem("T18", field=one.id, label=one.label, choices=" / ".join(one.choices))


def t19(view: View) -> Iterator[Problem]:
    """Who must sign by the register."""
    if view.lead.representation:
        yield view.question("T19", representation=view.lead.representation)
    else:
        yield view.problem("T19")


def t20(view: View) -> Iterator[Problem]:
    """Attachments: the call's own are demanded, the form's depend on the case."""
    required = set(view.facts.attachments_required)
    for name in attachments(view.draft):
        if name not in view.draft.prepared:
            yield view.problem("T20", name=name) if name in required else view.question("T20", name=name)
    if not required:
        yield view.question("T20", name=_("lista załączników z ogłoszenia (nie została odczytana)"))


def t21(view: View) -> Iterator[Problem]:
    """A joint offer needs V.C and the rule of representation."""
    variant = next((answer.text for _part, one, answer in view.fields() if one.id == "wariant"), "")
    if not view.joint and "wspólna" not in variant:
        return
    if view.rows_of("split_vc") is None:
        yield view.problem("T21", what=_("tabela V.C jest pusta"))
    for _part, one, answer in view.fields():
        if one.phrase == "joint_duties" and (has_gap(answer) or answer.text in ("", *say.NOT_APPLICABLE)):
            yield view.problem("T21", field=one.id, what=_("brak sposobu reprezentacji oferentów"))


def t22(view: View) -> Iterator[Problem]:
    """The project's themes are not among the call's tasks."""
    have, wanted = set(view.project.themes), set(view.facts.themes)
    if have and wanted and not have & wanted:
        yield view.problem("T22", project=_themes(have), call=_themes(wanted))
    else:
        yield view.question("T22")


def _themes(codes: set[str]) -> str:
    return ", ".join(words("themes", one) for one in sorted(codes))


def t23(view: View) -> Iterator[Problem]:
    """Texts above the funder's limit, counted with spaces."""
    for _part, one, answer in view.fields():
        found = len(answer.full or answer.text)
        if one.limit_chars is not None and found > one.limit_chars:
            yield view.problem("T23", field=one.id, label=one.label, limit=one.limit_chars, found=found)


def f13(view: View) -> Iterator[Problem]:
    """A text so long that it was cut, in the project or where a person wrote it in the draft."""
    for _part, one, answer in view.fields():
        if answer.origin == "user" and len(answer.text) >= TEXT_MAX:
            yield view.problem("F13", field=one.id, where=_short(one.label), found=TEXT_MAX)
    for name, said in _TEXTS.items():
        if len(getattr(view.project, name)) >= TEXT_MAX:
            yield view.problem("F13", where=_(said), found=TEXT_MAX)


def t24(view: View) -> Iterator[Problem]:
    """The project's days against the call's window and the form's lengths."""
    start, end = view.project.start, view.project.end
    first, last = view.facts.project_start, view.facts.project_end
    if start is None or end is None or (first is None and last is None and not view.form.limit):
        yield view.question("T24")
    if start and first and start < first:
        yield view.problem(
            "T24", what=_("początek {day} jest przed {first}", day=short_day(start), first=short_day(first))
        )
    if end and last and end > last:
        yield view.problem("T24", what=_("koniec {day} jest po {last}", day=short_day(end), last=short_day(last)))
    if start and end:
        yield from (view.problem("T24", what=what) for what in lengths(view.form, start, end))
    for one in view.project.activities:
        if (one.start and start and one.start < start) or (one.end and end and one.end > end):
            yield view.problem("T24", what=_("działanie „{name}” wykracza poza termin projektu", name=one.name))


def t25(view: View) -> Iterator[Problem]:
    """Grant money can be spent only from the day of the results or contract."""
    day = view.facts.results_date
    if day is None:
        yield view.question("T25")
        return
    paid = {one.activity for one in view.project.costs if one.payer == "grant"}
    for one in view.project.activities:
        if one.start and one.start < day and one.id in paid:
            yield view.problem("T25", activity=one.name, day=day)


def t47(view: View) -> Iterator[Problem]:
    """Results come late more often than not: the start must leave room for that."""
    day, start = view.facts.results_date, view.project.start
    if day is None or start is None:
        yield view.question("T47")
    elif (start - day).days < _SLACK_DAYS:
        yield view.problem("T47", day=day, needed=_SLACK_DAYS)


def f06(view: View) -> Iterator[Problem]:
    """Something begins before today."""
    for name, start in (
        (view.project.title, view.project.start),
        *((one.name, one.start) for one in view.project.activities),
    ):
        if start and start < view.today:
            yield view.problem("F06", what=name, day=start)


def t48(view: View) -> Iterator[Problem]:
    """A repost that leaves out who and until when."""
    facts = view.facts
    absent = [
        name
        for name, value in (
            (_("terminu"), facts.deadline or facts.rolling),
            (_("listy uprawnionych"), facts.applicants),
            (_("kwot"), facts.amount_max or facts.budget_total),
        )
        if not value
    ]
    if absent:
        yield view.problem("T48", what=", ".join(absent), url=view.draft.call.url)


CHECKS: Mapping[str, Check] = {
    "T09": t09, "T10": t10, "T11": t11, "T12": t12, "T13": t13, "T15": t15, "T16": t16, "T17": t17, "T18": t18,
    "T19": t19, "T20": t20, "T21": t21, "T22": t22, "T23": t23, "T24": t24, "T25": t25, "T47": t47, "T48": t48,
    "F02": f02, "F06": f06, "F09": f09, "F13": f13,
}  # fmt: skip
