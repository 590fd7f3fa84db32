"""Own contribution and the largest share a grant may cover, as stated."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from grant_finder.reading.agreement import Said, agreed
from grant_finder.reading.structure import Found, Pair, Span, Text

_PCT = r"(?P<{0}>\d{{1,3}}(?:,\d{{1,2}})?)[\s-]?(?:%|proc\b\.?|procent\w*)"
_PERCENT = ("%", "proc")
_SHARE = r"\d{1,3}(?:,\d{1,2})?\s?(?:%|proc\b\.?|procent\w*)"
_OWN = (
    r"(?:wklad\w*(?: \w+)? wlasn\w*|wlasn\w* (?:wklad|udzial|srodk|pieni[ea][dn])\w*|udzial\w* wlasn\w*"
    r"|srodk\w* wlasn\w*|wkladu?\b"
    r"|own contribution|minimaln\w+ wklad\w*)"
)
_UPTO_PCT = r"(?:[^.;\n%]|(?<=\d)\.(?=\d)|\b(?:min|max|maks|ok|tj|wys|dot|tys)\.){0,120}?"
_NONE = re.compile(
    rf"{_OWN}[^.;%]{{0,50}}?\b(?:nie (?:jest |sa |byl |bedzie )?(?:obowiazkow\w+|konieczn\w+|wymagan\w+"
    rf"|potrzebn\w+)|dobrowoln\w+|nie trzeba"
    rf"|nie (?:wymaga|przewidzian|przewiduje|oczekuje)\w*|nie dotyczy|niewymagan\w+|nieobowiazkow\w+"
    rf"|brak|0\s?%)"
    rf"|\b(?:nie (?:jest |sa )?wymaga\w*(?: sie)?(?: (?:wniesieni|wnoszeni|posiadani)[aem]\w*)?|bez(?: wymaganego"
    rf"| koniecznosci(?: wniesienia| wnoszenia)?| obowiazku)?|brak(?: wymogu| obowiazku"
    rf"| koniecznosci)?(?: (?:wniesieni|wnoszeni|posiadani)[aem]\w*)?"
    rf"|nie ma (?:obowiazku|wymogu|potrzeby|koniecznosci)(?: (?:wniesieni|wnoszeni|posiadani)[aem]\w*)?|nie (?:trzeba"
    rf"|musisz|musza|musi|przewiduj\w*(?: sie)?|okresla sie|oczekuje sie|oczekujemy|wymagamy)(?: \w+){{0,3}}) {_OWN}"
    rf"|{_OWN}(?::? (?:-\s)?|\? | \| )(?:nie|0|brak)\b(?! m| p)"
)
_OWN_PCT = re.compile(
    rf"{_OWN}{_UPTO_PCT}{_PCT.format('a')}|{_PCT.format('b')}[^.;,\n%]{{0,40}}?{_OWN}"
    r"|\b(?:doklada|dolozy|doloz|pokrywa|pokryje|pokryc|zapewni|zagwarantowa|wniesie|wniesc|wnos|sfinansowa"
    r"|sfinansuje)\w* "
    rf"(?:[\w,-]+ ){{0,6}}?(?:co najmniej|minimum|min\.|przynajmniej|najmniej) {_PCT.format('c')}"
    rf"|\b(?:musi|musza|powin\w+|trzeba|nalezy) (?:\w+ )?(?:miec|posiadac|dysponowac|zabezpieczyc|zgromadzic) (?:\w+ )?"
    rf"(?:co najmniej|minimum|min\.|przynajmniej) {_PCT.format('i')}"
    rf"|{_PCT.format('d')} (?:\w+ ){{0,4}}?(?:wylozyc|dolozyc|doplacic|zapewnic|pokryc)"
    r" (?:samemu|samodzielnie|ze srodkow wlasnych)"
    rf"|\b(?:doloz|wyloz|dopla)\w* (?:\w+ ){{0,2}}?{_PCT.format('g')} (?:\w+ ){{0,2}}?"
    r"(?:swoich|wlasn\w+|wlasnej|od siebie)"
    rf"|{_PCT.format('h')},? (?:to|stanowi\w*) (?:\w+ ){{0,2}}?{_OWN}"
    rf"|{_PCT.format('e')}\)?,? (?:[\w,]+ ){{0,4}}?(?:doklada|dolozy|wnosi|wniesie|wyloz|wyklada|doplaca|pokrywa|ponosi"
    r"|zapewnia|musi)\w* (?:\w+ ){0,3}?"
    r"(?:organizacj|wnioskodawc|oferen|bibliote|beneficjen|grantobiorc|podmiot|sam[aoi]?\b)"
    rf"|\bpozostal\w+ (?:\w+ )?{_PCT.format('f')}"
    r"(?![^.;\n]{0,50}\b(?:wypla|transz|zaliczk|po (?:zlozeni|rozlicz)|otrzyma)\w*)",
    re.ASCII,
)
_BASE_GRANT = re.compile(r"\b(?:dotacj|grant|dofinansowan|wnioskowan|wsparci|przyznan|otrzyman)\w*")
_BASE_TOTAL = re.compile(
    r"\b(?:calkowit|calosc|calego|laczn|wszystkich|ogoln|koszt|wartosci (?:projekt|zadan)|budzet|projektu|zadania)\w*"
)
_CASH = re.compile(r"\b(?:finansow|pieniezn|gotowk|gotowc)\w*")
_PERSONAL = re.compile(r"\b(?:osobow|wolontari|prac\w+ spoleczn)\w*")
_INKIND = re.compile(r"\b(?:rzeczow|niefinansow|niepieniezn)\w*")
_FORBIDDEN = re.compile(
    r"\b(?:nie (?:dopuszcza|uwzglednia|moze|zezwala|wycenia|wlicza)|bez (?:mozliwosci|wyceny)|z wylaczeniem"
    r"|wyklucz)\w*"
)
_MAX_SHARE = re.compile(
    rf"\b(?:dofinansowa|refund|zwrot|dotacj|grant(?!obior|odaw)|wsparci|pomoc|finansow(?:an|uj)|finansuj|refundacj|intensywnosc"
    rf"|wnioskowan|udzial dotacji|poziom|wysokosc|pokry|sfinansow)\w*{_UPTO_PCT}{_PCT.format('p')}"
    rf"|\b(?:limit\b[^.;\n%]{{0,80}}?|do|maksymalnie|max\.?|nie (?:o )?wiecej niz|najwyzej) {_PCT.format('q')}"
    rf"[^.;\n%]{{0,60}}?\b(?:koszt"
    rf"|wartosci|budzet|dofinansow|wydatk|dotacj|naklad)\w*"
    rf"|\b(?:otrzyma|dostanie|uzyska|przyznajemy) {_PCT.format('r')} (?:\w+ )?(?:dofinansowani|dotacj|wsparci)\w*"
)
# a share in words or as a fraction of the costs: "do połowy kosztów", "co najmniej 1/10 wartości zadania"
_PART = (
    r"(?P<part>polow\w{1,2}|cwierc|jedn\w{1,3} czwart\w+|trzy czwarte|trzech czwartych|(?P<n>\d)/(?P<of>\d{1,2})) "
    r"(?:\w+ )?(?:koszt|wartosc|naklad|wydatk|budzet|cen[ay])\w*"
)
_PARTS = {"polow": 50, "cwier": 25, "jedn": 25, "trz": 75}
_OWN_PART = re.compile(rf"{_OWN}[^.;\n%]{{0,60}}?\b{_PART}")
_MAX_PART = re.compile(
    rf"\b(?:dofinans|refund|zwrot|dotacj|grant|wsparci|pokry|zaplac|sfinans|finans)\w*[^.;\n%]{{0,60}}?\b{_PART}"
)
_SHARE_BASE = re.compile(
    r"\s?(?:%|proc\b\.?|procent\w*)\s?(?:\w+ ){0,4}?(?:koszt|naklad|cen[ay]|wartosc|budzet|wydatk|dofinansowan|projekt"
    r"|zadani|srodk|kwot|inwestycj|calosci|przedsiewz)\w*"
)
_SHARE_LABEL = re.compile(
    r"(?:(?:wysokosc|poziom|wielkosc|procent|udzial)\w{0,4} )?(?:dofinansowani|wsparci|dotacj|grant|finansowani)\w{0,5}"
    r"[^:\n]{0,30}:"
)
_SHARE_NAMED = re.compile(
    r"\b(?:poziom|procent|udzial|intensywnosc)\w{0,4} (?:dofinansowani|wsparci|dotacj|grant|pomoc)\w{0,5}"
    r"(?: w \w{4,12})?(?::| -|) ?(?:(?:do|maks\.?|max\.?|maksymalnie|nie wiecej niz) )?$"
    r"|\b(?:dofinansowani|wsparci|dotacj|grant)\w{0,2} moze (?:siegnac|wyniesc|stanowic|osiagnac) "
    r"(?:(?:nawet|do) ){0,2}$"
)
_COSTS_BEFORE = re.compile(
    r"\bkoszt\w* (?:\w+ ){0,3}(?:pokry|finans|dofinans|sfinans)\w* (?:nawet )?w $"
    r"|\budzial\w* (?:dotacj|dofinans|wsparci|grant)\w* w (?:\w+ )?(?:koszt|wartosc|budzet)\w*[^.;\n%]{0,40}$"
)
_MOST_OWN = 60  # per cent, where it is not said plainly whose share it is
_LABEL = 60  # characters of a label, and before a share beside it
_ENDS = re.compile(r"\s?(?:%|proc\b\.?|procent\w*)\s?(?:[.,;)|\n]|$)")
_NOT_SHARE = re.compile(
    r"\b(?:wklad|wlasn|administr|obslug|posredni|promocj|wynagrodz|osobow|zaliczk|transz|punkt|przesun|zmian"
    r"|zwieksz|zmniejsz|prog(?!ram)|kwot\w* przyznan|zakup|srodkow trwal|inwestycyjn|rezerw|wyposaz)\w*"
    r"|\bz (?:calej )?puli\b|\bsum[aye]\b|\b(?:co naj|przynaj)mniej\b"
)


def extract(text: Text) -> Mapping[str, Found]:
    """Return own_contribution_pct, _base, _kinds, _cash_pct and max_funding_pct; percentages as written."""
    found: dict[str, Found] = {}
    found.update(_own(text))
    share = _max_share(text)
    if share:
        found["max_funding_pct"] = share
    return found


def _own(text: Text) -> dict[str, Found]:
    found: dict[str, Found] = {}
    shares = _own_percents(text)
    if shares:
        value, match = shares[0]
        said = [Said(share, Span(*place.span())) for share, place in shares]
        found["own_contribution_pct"] = agreed(text, text.found(value, match), said)
        found.update(_base(text, match))
        found.update(_cash(text, match, value))
    else:
        none = next(text.found_in(_NONE, "wklad", "wlasn", "own contribution"), None)
        if none:
            found["own_contribution_pct"] = text.found(Decimal(0), none)
    if found and shares:
        found.update(_kinds(text))
    return found


def _own_percents(text: Text) -> list[tuple[Decimal, re.Match[str]]]:
    shares = []
    for match in text.found_in(_OWN_PCT, *_PERCENT):
        value = _decimal(next(filter(None, match.groupdict().values())))
        between = match.group()
        if value > _MOST_OWN and (match["b"] or match["e"] or match["f"] or _BASE_GRANT.search(between)):
            continue  # "wkład własny … dotacja do 80%" speaks of the other share
        if value <= 100 and not re.search(
            r"\b(?:dofinansowanie (?:do|w wysokosci|wynosi)|punkt|przedzial|powyzej)\b", between
        ):
            shares.append((value, match))
    other = None if shares else _labelled(text) or next(_parts(text, _OWN_PART), None)
    return shares or ([other] if other else [])


def _labelled(text: Text) -> tuple[Decimal, re.Match[str]] | None:
    """Return the share that stands alone beside or below the label "Wkład własny"."""
    own, share = re.compile(_OWN), re.compile(_PCT.format("a"))
    begun = re.compile(rf"(?:min\.? |minimum |co najmniej |od )?{_SHARE}")
    below = [
        Pair(above, Span(line.body, line.end))
        for above, line in pairwise(text.lines)
        if begun.match(text.folded, line.body, line.end)
    ]
    for pair in (*text.pairs, *below):
        if pair.label.end - pair.label.start <= _LABEL and own.search(text.words(pair.label)):
            match = share.search(text.folded, pair.value.start, min(pair.value.end, pair.value.start + _LABEL))
            if match:
                return _decimal(match["a"]), match
    return None


def _parts(text: Text, pattern: re.Pattern[str]) -> Iterator[tuple[Decimal, re.Match[str]]]:
    """Yield the shares that are said in words or as fractions, in per cent."""
    for match in text.found_in(pattern, "polow", "cwier", "czwart", "/"):
        if match["n"]:
            share = Decimal(100 * int(match["n"])) / int(match["of"]) if int(match["of"]) else Decimal(0)
        else:
            share = next(Decimal(value) for word, value in _PARTS.items() if match["part"].startswith(word))
        if 0 < share <= 100 and share == share.quantize(Decimal("0.01")):
            yield share, match


def _of_own(text: Text, match: re.Match[str]) -> bool:
    start = text.sentence_at(match.start()).start
    return re.search(_OWN, text.folded[start : match.end()]) is not None


def _decimal(words: str) -> Decimal:
    return Decimal(words.replace(",", "."))


def _base(text: Text, match: re.Match[str]) -> dict[str, Found]:
    following = Span(match.end(), min(match.end() + 70, max(text.sentence_at(match.start()).end, match.end())))
    grant = _BASE_GRANT.search(text.folded, following.start, following.end)
    total = _BASE_TOTAL.search(text.folded, following.start, following.end)
    if grant and (not total or grant.start() < total.start()):
        return {"own_contribution_base": text.found("grant", match)}
    return {"own_contribution_base": text.found("total", match)} if total else {}


def _cash(text: Text, match: re.Match[str], value: Decimal) -> dict[str, Found]:
    sentence = text.sentence_at(match.start())
    for share in re.finditer(_PCT.format("a"), text.folded[match.start() : sentence.end]):
        start = match.start() + share.start()
        around = text.folded[max(match.start(), start - 45) : min(start + len(share.group()) + 30, sentence.end)]
        number = _decimal(share["a"])
        if number <= value and _CASH.search(around) and not _PERSONAL.search(around) and "niefinans" not in around:
            return {"own_contribution_cash_pct": text.found(number, Span(start, start + len(share.group())))}
    return {}


def _kinds(text: Text) -> dict[str, Found]:
    kinds: dict[str, Span] = {}
    for sentence in text.sentences:
        words = text.words(sentence)
        if "wklad" not in words:
            continue
        for kind, pattern in (("cash", _CASH), ("personal", _PERSONAL), ("inkind", _INKIND)):
            match = pattern.search(words)
            if match and not _FORBIDDEN.search(words[: match.end()]):
                kinds.setdefault(kind, sentence)
    if not kinds:
        return {}
    return {"own_contribution_kinds": text.found(tuple(kinds), *kinds.values())}


def _max_share(text: Text) -> Found | None:
    options: list[tuple[Decimal, re.Match[str]]] = []
    for match in text.found_in(_MAX_SHARE, *_PERCENT):
        name = next(one for one in "pqr" if match[one])
        before = text.folded[max(match.start() - 60, text.sentence_at(match.start()).start) : match.start(name)]
        value = _decimal(match[name])
        if 10 < value <= 100 and not _NOT_SHARE.search(before) and _of_costs(text, match, name):
            options.append((value, match))
    if not options:
        options = _shares_under_labels(text) or [one for one in _parts(text, _MAX_PART) if not _of_own(text, one[1])]
    if not options:
        return None
    value, match = max(options, key=lambda option: option[0])
    said = [Said(share, Span(*place.span())) for share, place in options]
    return agreed(text, text.found(value, match), said)


def _of_costs(text: Text, match: re.Match[str], name: str) -> bool:
    """Say whether the share is one of the costs: that is said, or the label says whose share it is."""
    if _SHARE_BASE.match(text.folded, match.end(name)):
        return True
    line = text.line_at(match.start(name))
    if _COSTS_BEFORE.search(text.folded, line.body, match.start(name)):
        return True
    if _SHARE_NAMED.search(text.folded, line.body, match.start(name)) and _ENDS.match(text.folded, match.end(name)):
        return True
    return bool(_SHARE_LABEL.match(text.folded, line.body, line.end) and _ENDS.match(text.folded, match.end(name)))


def _shares_under_labels(text: Text) -> list[tuple[Decimal, re.Match[str]]]:
    """Return the shares that stand first below a label of the grant: "Wysokość wsparcia:", "100%, do 15 000 zł"."""
    share = re.compile(_PCT.format("p"))
    labelled = (one for one in text.pairs if _SHARE_LABEL.fullmatch(text.words(one.label)))
    firsts = [share.match(text.folded, one.value.start, one.value.end) for one in labelled]
    found = [(_decimal(one["p"]), one) for one in firsts if one and _ENDS.match(text.folded, one.end("p"))]
    return [(value, one) for value, one in found if 10 < value <= 100]
