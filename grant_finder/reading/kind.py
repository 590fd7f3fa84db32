"""What the document is: a call, or one of the eight things that look like one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from grant_finder.errors import InputError
from grant_finder.model.codes import Kind
from grant_finder.patterns import any_of
from grant_finder.reading.structure import Found, Span, Text
from grant_finder.resources import shipped
from grant_finder.tomlfile import build, read_toml

_LEAD = 700  # the beginning of a text says what it is; the rest says what it speaks of
_TOLD = 8_000  # by here a text has said what it is
_REPEATS = 4  # a word repeated all over a page proves no more than a few times
_REPEATED = 0.4
_ENOUGH = 2.0
_SHORT_LINE = 200
# a page that names the last day and the money of one call after another is a list of calls
_WHEN_LABEL = re.compile(
    r"^(?:\* |- )?(?:do kiedy|kiedy|deadline|nabor (?:wnioskow|trwa)"
    r"|termin(?: (?:skladania|zlozenia|naboru|nadsylania)[^:?\n]{0,30})?) ?[:?]",
    re.MULTILINE,
)
_MONEY_LABEL = re.compile(
    r"^(?:\* |- )?(?:ile|wklad wlasny|dofinansowanie|kwota|dotacj[ae]|budzet|wysokosc|pula)[^:?\n]{0,40}[:?]",
    re.MULTILINE,
)
_LISTED = 16.0
_MANY = 3  # lines, each with a last day of its own and money
_A_CALL_IN_A_LINE = re.compile(
    r"^(?!.{0,12}\b(?:tur|etap|nabor|[ivx]{1,4}\b|termin|dzialani|zadani|sciezk|modul)).{3,90}?\b(?:do|termin:?|deadline:?)"
    r" (?:dnia )?(?P<day>\d{1,2}(?:\.\d\d| [a-z]{3,12}))",
    re.MULTILINE,
)
_MONEY_LINE = re.compile(r"\d ?(?:zl|zlot\w+|tys|mln|pln|euro)\b|\bstypendi|\bgrant", re.MULTILINE)
# who asks for applications that bring no money, asks for something else
_MONEY = re.compile(
    r"\b(?:dotac|grant|mikrogrant|dofinans|sfinans|finans|stypend|wspar|wspier|wesprz|srodk|pieni|zl\b|zlot|darowizn|fundusz"
    r"|budzet|refundac|inicjatyw|zadan\w* publiczn|konkurs|nabor|program|koszt|apply|call for)\w*"
)


@dataclass(frozen=True)
class Cue:
    """Phrases that speak for a kind. `weights`: in the title, in the first lines, further down."""

    kind: Kind
    weights: tuple[float, float, float]
    any: tuple[str, ...]


@dataclass(frozen=True)
class _Cues:
    cue: tuple[Cue, ...]


@dataclass
class Score:
    """What speaks for one kind so far, and the place that speaks loudest."""

    points: float = 0.0
    best: float = 0.0
    place: Span = field(default_factory=lambda: Span(0, 0))

    def add(self, weight: float, place: Span) -> None:
        """Count one phrase."""
        self.points += weight
        if weight > self.best:
            self.best, self.place = weight, place


def extract(text: Text) -> Mapping[str, Found]:
    """Return kind, with the phrase that weighed most; nothing when no kind has enough behind it."""
    scores = kind_scores(text)
    if Kind.CALL in scores and not text.search(_MONEY) and not text.in_title(_MONEY):
        scores.setdefault(Kind.NEWS, Score()).add(scores[Kind.CALL].points, scores.pop(Kind.CALL).place)
    kind = max(scores, key=lambda one: scores[one].points, default=None)
    if kind is None or scores[kind].points < _ENOUGH or not text.lines:
        return {}
    place = scores[kind].place
    if place.end <= place.start:
        place = text.lines[0]
    return {"kind": text.found(kind.value, place)}


def kind_scores(text: Text) -> dict[Kind, Score]:
    """Return what speaks for each kind that anything speaks for."""
    scores: dict[Kind, Score] = {}
    for cue, pattern in kind_cues():
        score = Score()
        if cue.weights[0] and text.in_title(pattern):
            score.add(cue.weights[0], Span(0, 0))
        _count(text, cue, pattern, score)
        if score.points:
            total = scores.setdefault(cue.kind, Score())
            total.points += score.points
            if score.best > total.best and score.place.end:
                total.best, total.place = score.best, score.place
    labels = _labels_of_many(text) or _calls_in_lines(text)
    if labels:
        scores.setdefault(Kind.LISTING, Score()).add(_LISTED, labels)
    return scores


def _labels_of_many(text: Text) -> Span | None:
    """Return the second of two equal labels of a last day, where labels of money are repeated too; else None."""
    when = [one.group() for one in text.matches(_WHEN_LABEL, Span(0, _TOLD))]
    money = [one.group() for one in text.matches(_MONEY_LABEL, Span(0, _TOLD))]
    if len(set(when)) == len(when) or len(set(money)) == len(money):
        return None
    repeated = next(one for number, one in enumerate(when) if one in when[:number])
    return Span(*list(re.finditer(re.escape(repeated), text.folded))[1].span())


def _calls_in_lines(text: Text) -> Span | None:
    """Return the second of the lines that each name a call, its last day and its money; None if they are few."""
    found = [one for one in _A_CALL_IN_A_LINE.finditer(text.folded, 0, _TOLD) if _beside_money(text, one)]
    return Span(*found[1].span()) if len(found) >= _MANY and len({one["day"] for one in found}) >= _MANY - 1 else None


def _beside_money(text: Text, one: re.Match[str]) -> bool:
    end = text.folded.find("\n", one.end())
    below = text.folded.find("\n", end + 1) if end >= 0 else -1
    return bool(_MONEY_LINE.search(text.folded, one.start(), below if below >= 0 else len(text.folded)))


def _count(text: Text, cue: Cue, pattern: re.Pattern[str], score: Score) -> None:
    title, lead, body = cue.weights
    heading = text.lines[0] if text.lines else Span(0, 0)
    for number, match in enumerate(text.matches(pattern, Span(0, _TOLD))):
        if number >= _REPEATS:
            return
        weight = lead if match.start() < _LEAD else body
        if match.start() < heading.end and heading.end - heading.start < _SHORT_LINE:
            weight = max(weight, title * 0.6)
        if number:
            weight *= _REPEATED
        score.add(weight, Span(*match.span()))


@cache
def kind_cues() -> tuple[tuple[Cue, re.Pattern[str]], ...]:
    """Return each cue of data/phrases/kind.toml with its pattern. Raises InputError for a file that is not so."""
    path = shipped("data/phrases/kind.toml")
    known = build(_Cues, read_toml(path, InputError), path.name, InputError)
    return tuple((cue, any_of(*cue.any)) for cue in known.cue)
