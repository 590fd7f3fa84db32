"""Form folders (form.toml and phrases) to Forms, and which of them a call needs."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from grant_finder.drafting.clean import cleaned
from grant_finder.drafting.criteria import criterion_phrases
from grant_finder.drafting.phrases import with_included
from grant_finder.drafting.rows import ROWS
from grant_finder.errors import BadForm
from grant_finder.i18n import LANGUAGES
from grant_finder.model.call import Call
from grant_finder.model.form import Field, Form
from grant_finder.model.project import AMOUNT_MAX
from grant_finder.polish.fold import fold
from grant_finder.resources import shipped
from grant_finder.tomlfile import build, parse_toml, read_toml

GENERIC = "generic"
SHARED = "_shared"
TYPES = ("text", "choice", "daterange", "table", "money", "number", "declaration", "note")
BUDGET_RULES = (
    "grant_min", "grant_max", "grant_step", "grant_pct_max", "own_pct_min", "own_cash_pct_min",
    "category_max", "category_max_pct", "inkind_not_valued", "per_org_year_max",
)  # fmt: skip
TIME_RULES = ("days_max", "months_min", "months_max", "end_month_day", "start_after_days")
CRITERIA = "criteria"
_PHRASE_MAX = 20_000
_CHAIN_MAX = 3
_TIME_MAX = 3660  # ten years in days; also above any MMDD
_LEAP = 2024


def folders(home: Path) -> tuple[Path, Path]:
    """Return where forms are looked for: the shipped ones, then the user's own in `home`/forms."""
    return shipped("templates/forms"), home / "forms"


def all_forms(home: Path) -> dict[str, Form]:
    """Return all forms by id; those in `home`/forms win over the shipped. Raises BadForm naming file:key.

    They are read again only when one of their files changes.
    """
    found = folders(home)
    files = (path for folder in found for path in folder.rglob("*") if path.is_file())
    return dict(_forms(found, tuple(sorted((str(path), path.stat().st_mtime_ns) for path in files))))


@lru_cache(maxsize=4)
def _forms(found: tuple[Path, ...], _stamps: tuple[tuple[str, int], ...]) -> Mapping[str, Form]:
    return load_all(found)


def load_all(folders: Iterable[Path]) -> dict[str, Form]:
    """Return the forms of all `folders` by id; a later folder's form replaces an earlier one's.

    Folders that do not exist are passed over. Raises BadForm naming file and key.
    """
    existing = [one for one in folders if one.is_dir()]
    shared = {code: _shared(existing, code) for code in LANGUAGES}
    paths = {path.parent.name: path for folder in existing for path in sorted(folder.glob("*/form.toml"))}
    return {name: _load(name, paths, shared) for name in paths}


def form_from(text: str, place: str) -> Form:
    """Return the form of the text of a form.toml that extends none, with the shared section texts it uses.

    Raises BadForm naming `place` and key.
    """
    return complete(build(Form, parse_toml(text, place, BadForm), place, BadForm), place)


def complete(form: Form, place: str) -> Form:
    """Return a form that stands in no folder, cleaned, with the shared section texts its fields use now.

    Raises BadForm naming `place` and key.
    """
    return _complete(cleaned(form), place, _shared([shipped("templates/forms")], form.language))


def _shared(folders: Iterable[Path], language: str) -> dict[str, str]:
    """The texts that forms in `language` share: Polish ones lie in _shared, others of the same names in _shared/en."""
    found: dict[str, str] = {}
    for folder in folders:
        found |= _texts(folder / SHARED)
        found |= _texts(folder / SHARED / language)
    return found


def _load(name: str, paths: Mapping[str, Path], shared: Mapping[str, Mapping[str, str]]) -> Form:
    """Return one form with the phrases it uses; raises BadForm naming file and key."""
    path = paths[name]
    raw, bases = _raw(name, paths)
    form = cleaned(build(Form, raw, str(path), BadForm))
    if form.id != name:
        raise BadForm(f"{path}: id", expected="the folder's name, {name}", name=name, found=form.id)
    texts = dict(shared[form.language])
    for base in bases:
        texts |= _texts(paths[base].parent / "phrases")
    return _complete(form, str(path), texts)


def _complete(form: Form, place: str, texts: Mapping[str, str]) -> Form:
    """Return the form with those of `texts` that it uses; raises BadForm naming `place` and key."""
    check_rules(place, form)
    for part in form.part:
        if part.each not in ("", CRITERIA):
            raise BadForm(f"{place}: part.each", expected="one of {known}", known=CRITERIA, found=part.each)
        for one in part.field:
            _check_field(f"{place}: {one.id}", one, texts)
    _check_unique(place, form)
    used = {one.phrase for part in form.part for one in part.field if one.phrase}
    if any(part.each for part in form.part):
        used |= criterion_phrases()
    return replace(form, phrases={one: texts[one] for one in sorted(with_included(used, texts))})


def _raw(name: str, paths: Mapping[str, Path]) -> tuple[dict[str, Any], list[str]]:
    """Return a form's keys with those of the form it `extends`, and the chain of names, the base first.

    A part with the number of one of the base's replaces it; others are added, "3a" after "3".
    """
    raw = read_toml(paths[name], BadForm)
    base = raw.pop("extends", None)
    if base is None:
        return raw, [name]
    if not isinstance(base, str) or base not in paths or base == name:
        raise BadForm(f"{paths[name]}: extends", expected="another form's id", found=str(base)[:60])
    under, chain = _raw(base, paths)
    if len(chain) >= _CHAIN_MAX:
        raise BadForm(
            f"{paths[name]}: extends", expected="at most {limit} forms in a row", limit=_CHAIN_MAX, found=base
        )
    return under | raw | {"part": _merged(under.get("part", []), raw.get("part", []))}, [*chain, name]


def _merged(under: list[Any], own: list[Any]) -> list[Any]:
    parts = list(under)
    for part in own:
        numbers = [str(one.get("no", "")) for one in parts if isinstance(one, dict)]
        number = str(part.get("no", "")) if isinstance(part, dict) else ""
        if number in numbers:
            parts[numbers.index(number)] = part
            continue
        before = [at for at, one in enumerate(numbers) if one and number.startswith(one)]
        parts.insert(before[-1] + 1 if before else len(parts), part)
    return parts


def _texts(folder: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*.md.j2")):
        try:
            found[path.name.removesuffix(".md.j2")] = path.read_text("utf-8")[:_PHRASE_MAX]
        except UnicodeDecodeError:
            raise BadForm(str(path), expected="UTF-8 text") from None
    return found


def _check_field(place: str, one: Field, texts: Mapping[str, str]) -> None:
    if one.type not in TYPES:
        raise BadForm(f"{place}.type", expected="one of {known}", known=", ".join(TYPES), found=one.type)
    if one.phrase and one.phrase not in texts:
        raise BadForm(f"{place}.phrase", expected="a file phrases/{name}.md.j2", name=one.phrase, found=one.phrase)
    if one.type == "table" and not one.columns:
        raise BadForm(f"{place}.columns", expected="at least one column")
    if one.rows and one.rows not in ROWS:
        raise BadForm(f"{place}.rows", expected="one of {known}", known=", ".join(sorted(ROWS)), found=one.rows)
    if one.limit_chars is not None and one.limit_chars < 1:
        raise BadForm(f"{place}.limit_chars", expected="a number above 0", found=one.limit_chars)
    if one.type in ("choice", "declaration") and one.choices and len(one.choices) < 2:
        raise BadForm(f"{place}.choices", expected="at least two choices")


def _check_unique(place: str, form: Form) -> None:
    ids = [one.id for part in form.part for one in part.field]
    twice = sorted({one for one in ids if ids.count(one) > 1})
    if twice:
        raise BadForm(f"{place}: {twice[0]}", expected="a field id used once", found=twice[0])


def check_rules(place: str, form: Form) -> None:
    """Raise BadForm naming `place`:key for a language, or a rule of money or time, that the program does not know."""
    if form.language not in LANGUAGES:
        raise BadForm(
            f"{place}: language", expected="one of {known}", known=", ".join(LANGUAGES), found=form.language[:40]
        )
    for cap in form.budget.cap:
        if cap.rule not in BUDGET_RULES:
            raise BadForm(
                f"{place}: budget.cap.rule", expected="one of {known}", known=", ".join(BUDGET_RULES), found=cap.rule
            )
        if cap.basis not in ("total", "grant"):
            raise BadForm(
                f"{place}: budget.cap.basis", expected="one of {known}", known="total, grant", found=cap.basis
            )
        if not 0 <= cap.value <= AMOUNT_MAX:
            raise BadForm(
                f"{place}: budget.cap.value",
                expected="a number up to {limit}",
                limit=1_000_000_000,
                found=str(cap.value)[:40],
            )
    for cap in form.limit:
        if cap.rule not in TIME_RULES:
            raise BadForm(
                f"{place}: limit.rule", expected="one of {known}", known=", ".join(TIME_RULES), found=cap.rule
            )
        if not 0 <= cap.value <= _TIME_MAX or (cap.rule == "end_month_day" and not _is_day(int(cap.value))):
            raise BadForm(f"{place}: limit.value", expected="days, months, or MMDD", found=str(cap.value)[:40])


def _is_day(month_day: int) -> bool:
    try:
        date(_LEAP, month_day // 100, month_day % 100)
    except ValueError:
        return False
    return True


def choose(forms: Mapping[str, Form], call: Call) -> Form:
    """Return the form `call` is applied with: by its programme, else procedure, else funder, else generic.

    Raises BadForm when not even the generic form is there.
    """
    programme = fold(" ".join(filter(None, (call.facts.programme, call.facts.title, call.title))))
    procedure = fold(call.facts.procedure or "")
    funder = fold(call.facts.funder or "")
    best, score = None, 0
    for form in forms.values():
        found = max(
            (3000 + len(one) for one in form.programmes if fold(one) in programme),
            default=2000 if procedure and procedure in {fold(one) for one in form.procedures} else 0,
        ) or max((1000 + len(one) for one in form.funders if fold(one) in funder), default=0)
        if found > score:
            best, score = form, found
    if best is None and GENERIC not in forms:
        raise BadForm(GENERIC, expected="a form folder for calls without a form of their own")
    return best or forms[GENERIC]
