"""How much the words around the name of a body say that it gives the money of a call."""

import re

from grant_finder.patterns import any_of
from grant_finder.reading.structure import Span, Text

_ANNOUNCES = any_of(
    r"\b(?:konkurs|nabor)\w* (?:\w+ )?(?:prowadzon|organizowan|realizowan)\w+ przez\b|"
    r"\bpochodz\w+ z|\b(?:podal|poinformowal)[ao]?\b|\b(?:oglos|rozpis|finansow)\w+ przez|"
    r"\brozdziel\w*|\brozda\w*|\bzacheca\w*|\bwspiera\b|\bwesprze\b|\bdofinansuj\w*|\boglasz\w*|\boglosi\w*|"
    r"\brozpisal\w*|"
    r"\buruchami\w*|\buruchomi\w*|\bzaprasza\w*|\b(?:z)?organiz\w+|\botwiera\b|\botworzyl\w*|\brozpocz\w+|\bzaczyna\b|"
    r"\bprzezna\w+|\bprowadzi\b|\bfinans\w*|\bsfinansowan\w+|\bze srodkow\b|\bz budzetu\b|\bprzyjm\w+|"
    r"\bzapowiada\b|\bczeka\b|"
    r"\bprzyzna\w*|\bprzekaz\w+(?: informacj\w+)?|\binformuje\b|\bprzypomina\b|\bfundator(?!\w* nagr)|\bzbiera\w*|"
    r"\brusza\b|\bposzukuje\b|\bszuka\b|"
    r"\bprzygotowal\w*|\bogloszenie\b|\boperator\w*|\bgrantodawc\w+|\borganizator\w*|\bsponsor\w*|"
    r"\bda(?:je|ja|l[aoi]?)?\b(?! sie)|\bprogram\w* (?:grantow\w+ )?(?=$)|\bjest do wziecia w\b|\bdoklada\b|"
    r"\b(?:dofinansowani|pieniadz|srodk|dotacj|grant|wsparci|stypendi)\w* (?:\w+ ){0,2}?(?:ze?|od) (?=$)|"
    r"\bzadan\w* publiczn\w+ (?=$)"
)
_LABEL = re.compile(
    r"(?:organizator\w*|grantodawc\w+|oglaszajacy|kto oglasza|"
    r"instytucja oglaszajaca|nazwa organu|"
    r"fundator|ogloszenie)(?: jest| zostal\w?)?\W*$"
)
# What stands after one of these only helps, hosts, keeps books, made a law or runs somebody else.
_NOT_IT = any_of(
    r"\b(?:wspolnie|razem|wraz|we wspolpracy|w partnerstwie|w porozumieniu|przy wspolpracy) z(?:e)? "
    r"(?:(?!\b(?:oglasz|oglosi|prowadz|organiz|zaprasz|przyzna|finansow))[^.;\n]){0,90}$",
    r"\b(?:rejestr|uchwal|rozporzadzen|zarzadzen|ustaw|obwieszczen)\w*\b"
    r"(?:(?!\b(?:oglasz|oglosi|rozpisa|uruchami|uruchomi))[^.;\n]){0,60}$|"
    r"\bprowadzon\w+ (?:lub|i) wspolprowadzon\w+ przez $",
    r"\b(?:wspol|nadzorowan|podleg)\w* (?:przez )?$|\bpatron(?:at\w*|em|ka|i)?(?: \w+){0,5} $|"
    r"\b(?:zrodlo|fot\.|foto|autor)\W{0,2}$|\bdawniej $|\b(?:logo|herb) $|"
    r"\b(?:siedzib|kancelari|sekretariat|biurz|stronie?|stronach)\w* (?:internetow\w+ )?$|\bul\. $|\bopiek\w+ $",
)
# "konkurs grantowy Fundacji Orlik", "stypendia Prezydenta": whose a call is
_OF_CALL = re.compile(
    r"\b(?:konkurs|program|stypendi|mikrogrant|grant|nagrod|nabor)\w*"
    r"(?: (?:grantow|dotacyjn|stypendialn|artystyczn)\w+)? $"
)
# who receives applications mostly pays, too
_RECEIVES = re.compile(r"\b(?:sklad\w+|zloz\w+|wniosk\w+|ofert\w+)[^.;\n]{0,40} (?:do|w) (?:\w+ )?$")
_OFFICE_OF = re.compile(
    r"\b(?:sklad|zloz|dostarcz|przyjm|wniosk|ofert)\w*[^.;\n]{0,40} "
    r"(?:siedzib|kancelari|sekretariat|biurz|biuro|punkt\w* obslug)\w* (?:ogoln\w+ |podawcz\w+ )?$"
)
# "zarządzenie burmistrza … w sprawie ogłoszenia konkursu"
_BY_ACT = re.compile(
    r"(?:[^.;]|(?<=[dr])\.){0,80}\b(?:w sprawie:? (?:ogloszenia|przeprowadzenia|rozpisania)|oglosz|rozpisan)"
)
# … or the next words: "na podstawie uchwały … Wójt Gminy Dobrcz ogłasza"
_ITSELF = re.compile(r" (?:oglasz|oglosi|rozpisu|rozpisal|zaprasz|uruchami|uruchomi)\w*")
_ACT = re.compile(r"\b(?:uchwal|rozporzadzen|zarzadzen|ustaw)")
_SIGNED = re.compile(r"\b(?:podpisal|wydal)[ao]? $")
# "Stowarzyszenie … (gminy A i B)", and its verb below it
_BETWEEN = re.compile(
    r"[\"”]?(?: \([^()\n]{1,80}\))?"
    r"\n(?=(?:oglasz|zaprasz|informuj|przyjmuj|prowadz|uruchami)\w*)|[\"”]? \([^()\n]{1,80}\)"
)
_PASSES_ON = re.compile(r"zacheca|informuje|przypomina|podal|poinformowal|przekaz\w+ informacj")
_PASSED_ON, _CUE = 0.9, 1.5
# "… przez Akademię X, Stowarzyszenie Y ogłasza": the verb is the next body's
_NEXT_BODY = re.compile(
    r", (?:fundacja|stowarzyszenie|towarzystwo|gmina|lgd|lokalna grupa|dom kultury|centrum|instytut|biblioteka|urzad)\b"
)
RECEIVED, AT_ONCE = 0.6, 0.5
_AROUND = 60


def nearby(text: Text, start: int, end: int) -> float:
    """Weigh a name by the words around it: who announces, who pays; early in the text counts a little more."""
    sentence = text.sentence_at(start)
    before = text.folded[max(sentence.start, start - _AROUND) : start]
    if text.search(_NOT_IT, Span(max(sentence.start, start - 90), start)):
        return _unless(text, before, end)
    behind = _BETWEEN.match(text.folded, end)
    goes_on, stop = (behind.end(), text.sentence_at(behind.end()).end) if behind else (end, sentence.end)
    other = _NEXT_BODY.search(text.folded, goes_on, min(stop, goes_on + _AROUND))
    stop = other.start() if other else stop
    around = Span(start - len(before), start), Span(goes_on, min(stop, goes_on + _AROUND))
    weight = max(_announced(text, around[0]), _announces(text, around[1]))
    weight = weight or (RECEIVED if _RECEIVES.search(before) or _OF_CALL.search(before) else 0.0)
    weight += _CUE if _LABEL.search(text.folded[max(0, start - 40) : start]) else 0.0
    return weight + AT_ONCE * (1.0 - start / max(1, len(text.folded)))


def _unless(text: Text, before: str, end: int) -> float:
    """Weigh a body of which the words before say that it is not the giver, but for an act of its own or its office."""
    if _ACT.search(before) and _ITSELF.match(text.folded, end):
        return _CUE + AT_ONCE
    if _BY_ACT.match(text.folded, end) or _SIGNED.search(before):
        return _CUE
    return RECEIVED if _OFFICE_OF.search(before) else -2.0


def _announced(text: Text, words: Span) -> float:
    """Weigh what words say of the body beside them: who only passes a call on may not outweigh its giver."""
    cues = {match.group() for match in text.within(_ANNOUNCES, words)}
    if not cues:
        return 0.0
    return _PASSED_ON if all(_PASSES_ON.match(cue) for cue in cues) else _CUE


def _announces(text: Text, words: Span) -> float:
    """Weigh what follows a body: who "informuje, że …" tells of what another one announces."""
    first = next(text.within(_ANNOUNCES, words), None)
    if first is not None and _PASSES_ON.match(first.group()):
        return _PASSED_ON
    return _announced(text, words)
