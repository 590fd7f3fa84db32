"""Stretches of an announcement that say who may apply, who may not, and who lends its name to an informal group."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from grant_finder.patterns import any_of
from grant_finder.reading.structure import Line, Span, Text
from grant_finder.vocabulary import pattern

_APPLY = (
    r"(?:skladac|zlozyc|ubiegac|wystapic|wystepowac|aplikowac|starac|zglaszac|zglosic|przystapic|wziac|brac|"
    r"startowac|"
    r"wystartowac|skorzystac|uczestniczyc|pisac|wnioskowac|siegnac|pozyskac|uzyskac|otrzymac|dostac|zdobyc|liczyc na|"
    r"korzystac|przedlozyc|nadeslac)"
)
_MONEY = (
    r"(?:dotacj|grant|mikrodotacj|mikrogrant|srodk|pieniadz|dofinansowan|wsparci|pomoc|konkurs|nabor|fundusz|"
    r"darowizn|program|stypendi|mikrodotacj|pul)\w*"
)
# a body named within a few words
_SOON = (
    r"(?:\w+ ){0,4}?(?:organizacj|stowarzysz|fundacj|bibliotek|instytucj|dom(?:ow|y) kultury|kol gospodyn|osob fizycz|"
    r"szkol|muze|samorzad|podmiot|tworc|artyst|grup nieform|parafi|klub)"
)
# Who may apply stands anywhere in a sentence with one of these …
_CUES = any_of(
    rf"\b(?:beda )?mo(?:ga|ze|gly|gli|zecie)\b (?:\w+ ){{0,4}}?{_APPLY}\b",
    rf"\b{_APPLY}(?: sie| o)?(?: \w+){{0,3}}? (?:moga|moze|beda)\b",
    r"\buprawnieni\b|\buprawnion\w+|\bwnioskodawc\w+|\badresa(?:t|ci|tami|tem)\b|\bbeneficjen\w+|\boferen(?:t|ci|"
    r"tem|tami)\b",
    r"\bgrantobiorc\w+|\bdla kogo\b|\bdo kogo\b|\bkogo (?:to )?dotyczy\b|"
    r"\bkomu (?:przysluguje|dajemy|pomagamy|przyznajemy)\b|"
    r"\bkto (?:\w+ )?(?:moze|mogl|sklada|jest uprawniony|dostanie|skorzysta|wystartuje|zlozy|aplikuje|pisze)|"
    r"^kto ?[?:|]",
    r"\b(?:wnios(?:ek|k\w*)|ofert\w*|zgloszeni\w*|projekt\w*) (?:\w+ ){0,1}?(?:sklada|zglasza|zloza|zlozy|zloz|"
    r"pisze|pisza|przygotowuje|wysyla)(?:ja)?\b",
    r"(?<!nie )\b(?:wy)?startuj\w+|(?<!nie )\b(?:wezma udzial|wystapia|aplikuj\w+|ubiegaj\w+ sie)\b",
    r"\bmozliwosc maja\b|\bdzialasz w\b|\bwspolnie moga\b|\bwystapi o\b|"
    r"\bmaja (?:jeszcze|czas|tylko)\b[^.;\n]{0,40}\b(?:by|aby|zeby|na)\b",
    r"\bprawo (?:do )?(?:skladani|udzial|ubiegani)\w+|^uwaga,? |\bpotencjaln\w+ (?:wniosk|grantob|benef)\w+",
    r" - zacheca(?:my|ja)?\b",
)
# Those who get something may only be those the projects are for: heard where nobody else is named.
_WEAK = any_of(r"\b(?:dostana|otrzymaja|skorzystaja|skorzystac)\b|\bzostan\w+ wspar\w+|\b(?:pomaga|pomoze)\b")
# … and only after one of these.
_TOWARDS = any_of(
    r"\b(?:skierowan\w+|adresowan\w+|kierowan\w+|kierujemy|kieruje|przeznaczon\w+|prowadzon\w+)"
    r"(?: jest| sa| byl\w*| zostal\w*)?(?: \w+){0,3}? (?:do|dla|z mysla o)\b",
    r"(?<! - )\bzacheca(?:my|ja)?\b|\bzaprasza(?:my|ja)?\b(?! (?:\w+ ){0,2}na\b)|\bczeka(?:my|ja)? na\b|"
    r"\bszukamy\b|\bwylacznie dla\b",
    rf"\b(?:{_MONEY}|zl|zlotych|mln|tys\.|przeznaczony) (?:\w+ |\"[^\"\n]{{3,60}}\" ){{0,3}}?dla (?!dzieci|"
    rf"mlodziez|senior)",
    r"\bprzyznawan\w+ (?:\w+ )?(?=osob)|\b(?:zl|zlotych)(?: brutto)? - (?:dla )?|"
    r"\bprzyjmuj\w+ (?:\w+ )?wniosk\w+ (?!o |na |do |w )(?:od )?",
    r"\bwnioski od\b|\bprzyjmowan\w+ (?:sa )?od (?!dnia|\d)|"
    r"\b(?:oferty|wnioski) (?=organizacj|podmiot|stowarzysz|fundacj)",
    rf"\b(?:okazja|szansa|propozycja|oferta|jest|sa) (?:\w+ )?dla (?={_SOON})",
)
_BEGINNING = re.compile(r"kto ?[?:|]|uwaga,? ")
_BODY = r"(?:wnioskodawc|beneficj|oferent|grantobiorc|lider|uczestnik|podmiot)\w*"
_AGAINST = any_of(
    rf"\bnie (?:moga|moze|mogly) (?:\w+ ){{0,4}}?{_APPLY}\b",
    rf"\bnie (?:moga|moze) byc (?:\w+ ){{0,2}}?{_BODY}|\b{_BODY} (?:\w+ ){{0,2}}?nie (?:moga|moze) byc\b",
    r"\bnie (?:wystartuj\w+|skorzystaj\w+|sa uprawnion\w+|jest uprawnion\w+|przyjmuj\w+|udziela\w*|przyznaj\w*|"
    r"rozpatruj\w*|zloza|dopuszcza\w*|kwalifikuja sie|wspiera\w*|finansuje\w* (?:\w+ )?(?:osob|firm|podmiot|"
    r"instytuc)\w*)\b",
    r"\bnieuprawnion\w+|\bz wy(?:laczeniem|jatkiem)\b|\bza wyjatkiem\b|\bwykluczon\w+ (?:sa|z udzial|podmiot)|"
    r"\bwylaczon\w+ (?:sa|z |podmiot)|\b(?:sa|zostaja) (?:wykluczeni|wykluczone|wylaczeni|wylaczone)\b",
    r"\bwniosk(?:i|ow) (?:(?:od|skladan\w+ przez) .{0,160}?|(?:\w+,? ){1,6}?)\bnie (?:sa\b|beda\b|dopuszcza|"
    r"przyjmuj|rozpatruj)|"
    r"\bz konkursu wylacz\w+",
    r"\bbez wspolprowadzon|\(bez (?!wzgledu|osobowosc|wklad|ogranicz|konieczn)",
    r"\b(?:wyklucz|wylacz)eni (?:sa|z)\b|\b(?:wyklucz|wylacz)(?:eni|one|enia)(?: z \w+)? ?:|\bwykluczone (?:sa|z)\b",
    r"\b(?:konkurs|program|nabor|dotacj|wsparci|grant|ofert)\w* (?:\w+ )?nie dotycz[ya]\b|\bnie przewid\w+",
    r"\bnie (?:otrzyma(?:ja)?\b|dostan\w+|biora udzialu|wezma udzialu)\b|\b(?:ale|lecz) nie (?!tylko)",
    r"\b(?:wnioskodawc|beneficjen|oferen|grantobiorc)\w+ nie (?:sa|jest|beda|bedzie)\b|\bnie (?:jest|sa) dla\b",
    # "wszyscy poza firmami"; at the beginning of a sentence it means "besides"
    r"(?<=\w )(?:oprocz|poza) (?=osob|firm|przedsieb|parti|szkol|uczeln|instytuc|jednost|klub|koscio|parafi|fundac|"
    r"stowarz)",
    r"\(oprocz\b| - nie\b(?= ?[.;,]|\s*$)",
    r"\bnie (?:jest|sa) (?:skierowan|adresowan|przeznaczon)\w+ (?:do|dla)\b|\bkto nie\b",
)
# The subject stands before these: "szkoły nie mogą …"; after the others stands who is ruled out.
_SUBJECT_FIRST = re.compile(
    r"\bnie (?:otrzyma|dostan|biora udz|wezma udz)| - nie\b|\b(?:sa|zostaja) wy|"
    r"\bnie (?:moga|moze|mogly|sa|jest|zloza|wystartuj|skorzystaj|kwalifikuj)|"
    r"\bwniosk(?:i|ow) "
)
_CLAUSE = re.compile(r"(?:, (?:a|ale|natomiast|zas|lecz) |; | natomiast | - (?=nie\b))")
# Sentences on events, recipients and those who decide.
_NOT_HERE = re.compile(
    r"\b(?:warsztat|szkoleni|webinar|spotkani|kurs)\w* (?:\w+ )?dla\b|\bkomisj\w+ konkursow\w+|\brodo\b|"
    r"\bdan\w+ osobow\w+|"
    r"\bkonsultacj\w+ (?:\w+ )?dla\b|\bodbiorcami\b|\bbezposredni\w* beneficjen|"
    r"\b(?:by|aby|zeby)\b[^.;\n]{0,80}\bmogl[iy]\b"
)
_SAYS_BEFORE = re.compile(
    r"\b(?:zaprasza|oglasza|oglosi|informuj|przypomina|zacheca|kieruj|organizuj|czeka|uruchami|rozpocz)\w*"
)
_STRONG = re.compile(r"\bmo(?:ga|ze|gly)\b|\buprawni|\bwnioskodawc|\badresa[tc]|\bbeneficj|\boferen")
_PATRON = any_of(
    r"\b(?:w|za) (?:ktor\w+|jej|ich) (?:imieniu|wniosek|zloz)\b|\bw imieniu (?:grup|ktor)\w*|\bdla patron\w+|"
    r"\(?tzw\. patron",
    # "z patronem, stowarzyszenia": the list goes on; "patron, którym może być stowarzyszenie": the patron is named
    r"\b(?:patron|opiekun)(?:a|em|i|ow|ami|ka|ki)?\b(?= grup|:| -|-| ?\(|,? (?:czyli|tj|np|na przyklad|ktor|moze|"
    r"moga|jest|sa|"
    r"bedzie|zostaje))",
)
_GOES_ON = ("ktor", "tzn", "w tym", "tj.", "(", "oraz ", "lub ", "a takze", "takze ", "jak rowniez", "spelniaj")
_LIST_LINES = 30
_CHAIN_START, _CHAIN_GAP = 90, 80
_LABEL_END = 25  # so near after "nie mogą" a colon begins the list of those who may not
# "nie przyjmuje wniosków: prosimy pytać w biurze fundacji"
_OTHER_MATTER = re.compile(r"(?<! od)(?<! dla)(?<! przez): ")
_MAY_INSTEAD = re.compile(r", (?:(?:ale|lecz) )?mo(?:ga|ze)\b")  # "…, mogą natomiast pomóc organizacji"
_PARTNERS = re.compile(r"\bmo(?:ze|ga) byc partner")
_ONLY_PREFERRED = re.compile(r"\bpierwszenstw|\bdodatkow\w+ punkt|\bpremi")
_LINKED = re.compile(r"(?:;|\bnp\.|\bm\.in\.|\btj\.|\bw tym)[: ]*(?:\w+ ){0,4}$")
_TURN = re.compile(r", (?:a|ale|by|aby|zeby|natomiast|zas) (?!takze|nawet|tez|rowniez)")
_MARK = re.compile(r"[-*>•]|\(?(?:\d{1,2}|[a-z])[.)]|\d{1,2}\.\d{1,2}")


@dataclass(frozen=True)
class Zone:
    """A stretch from `start` up to `end`; what stands inside `against` is ruled out; a `patron` carries a group.

    What a `weak` one names may be those the projects are for.
    """

    start: int
    end: int
    against: tuple[tuple[int, int], ...] = ()
    patron: bool = False
    weak: bool = False

    def rules_out(self, place: int) -> bool:
        """Return whether a body named at `place` is ruled out."""
        return any(start <= place < end for start, end in self.against)


def zones(text: Text) -> Iterator[Zone]:
    """Yield the stretches that say who may apply, in order; one and the same place may come twice."""
    for sentence in text.sentences_with(_CUES, _AGAINST, _TOWARDS, _BEGINNING, _WEAK):
        words = text.words(sentence)
        if _NOT_HERE.search(words):
            continue
        cue, against, weak = _CUES.search(words), _AGAINST.search(words), _WEAK.search(words)
        weak = None if weak and _ONLY_PREFERRED.search(words) else weak
        if cue or against or weak:
            whole = Zone(_begins(sentence, words), sentence.end, _ruled_out(sentence, words), weak=not (cue or against))
            yield from _split_at_patron(text, whole)
        for towards in _TOWARDS.finditer(words):
            start = sentence.start + towards.end()
            yield Zone(start, _chain_end(text, start, sentence.end), _ruled_out(sentence, words))
        if words.rstrip()[-1:] in ":?;" or (cue and text.line_at(sentence.start).kind == "heading"):
            ruled_out = against is not None and (cue is None or against.start() <= cue.start())
            # an exclusion in brackets ends with them: "instytucje (z wyjątkiem teatrów); organizacje"
            ruled_out = ruled_out and against is not None and _closing(words, against.end()) == len(words)
            if cue or against or weak or _TOWARDS.search(words):
                yield from _list_under(text, sentence, ruled_out)


def _begins(sentence: Span, words: str) -> int:
    """Who invites stands before the invitation, unless the sentence has said by then who may apply."""
    says = _SAYS_BEFORE.search(words)
    if (
        says
        and not _STRONG.search(words, 0, says.start())
        and " - " not in words[max(0, says.start() - 3) : says.start()]
    ):
        return sentence.start + says.start()
    return sentence.start


def _ruled_out(sentence: Span, words: str) -> tuple[tuple[int, int], ...]:
    spans = []
    for match in _AGAINST.finditer(words):
        start = match.start()
        if _SUBJECT_FIRST.match(match.group()) or _SUBJECT_FIRST.match(words, start):
            turns = [turn.end() for turn in _CLAUSE.finditer(words, 0, start)]
            start = turns[-1] if turns else 0
        end = _closing(words, match.end()) if "(" in words[: match.end()] else len(words)
        end = _turning(words, match, end)
        spans.append((sentence.start + start, sentence.start + end))
    return tuple(spans)


def _turning(words: str, match: re.Match[str], end: int) -> int:
    """Return where a sentence that ruled somebody out turns to another matter, at most `end`."""
    refuses = "przyjmuj" in match.group() or "udziela" in match.group()
    colon = _OTHER_MATTER.search(words, match.end() + (0 if refuses else _LABEL_END), end)
    may = _MAY_INSTEAD.search(words, match.end(), end)
    return min([turn.start() for turn in (colon, may) if turn], default=end)


def _closing(words: str, place: int) -> int:
    """Return where the bracket that is open at `place` closes, else the end."""
    opened = words.rfind("(", 0, place)
    if opened < 0 or ")" in words[opened:place]:
        return len(words)
    closed = words.find(")", place)
    return closed if closed >= 0 else len(words)


def _split_at_patron(text: Text, zone: Zone) -> Iterator[Zone]:
    match = _PATRON.search(text.folded, zone.start, zone.end)
    if match is None:
        yield zone
        return
    yield replace(zone, end=match.start())
    yield replace(zone, start=match.start(), patron=True)


def _list_under(text: Text, sentence: Span, against: bool) -> Iterator[Zone]:
    """Yield the rest of the line, or else the lines of the list below a sentence that introduces it."""
    rest = text.line_at(sentence.start)
    if rest.end > sentence.end:
        yield from _same_line(text, sentence.end, rest.end, against)
        return
    patron = False
    for line in _below(text, sentence):
        for zone in _line(text, line, against):
            # a line that goes on with the item above it goes on with its patrons
            patron = zone.patron or (patron and line.kind != "bullet")
            yield replace(zone, patron=patron)


def _line(text: Text, line: Line, against: bool) -> Iterator[Zone]:
    if line.kind != "bullet":
        yield from _same_line(text, line.body, line.end, against)
    elif not _NOT_HERE.search(text.folded, line.body, line.end):
        yield from _item(text, line, _chain_end(text, line.body, line.end), against)


def _same_line(text: Text, start: int, end: int, against: bool) -> Iterator[Zone]:
    """Yield the sentences that go on naming bodies after a question or a label on the same line."""
    while start < end:
        following = text.sentence_at(start)
        named = pattern("applicants").search(text.folded, start, min(following.end, start + _CHAIN_START))
        if not named or following.end <= start or _NOT_HERE.search(text.folded, start, following.end):
            return
        if _PARTNERS.search(text.folded, start, following.end):
            return
        yield from _item(text, Span(start, following.end), _chain_end(text, start, following.end), against)
        start = following.end


def _item(text: Text, whole: Span, end: int, against: bool) -> Iterator[Zone]:
    start = whole.body if isinstance(whole, Line) else whole.start
    ruled_out = ((start, end),) if against else _ruled_out(Span(start, end), text.folded[start:end])
    yield from _split_at_patron(text, Zone(start, end, ruled_out))


def _below(text: Text, sentence: Span) -> Iterator[Line]:
    introduced = _mark(text, text.line_at(sentence.start))
    bullets = False
    first = bisect_right(text.lines, sentence.start, key=lambda one: one.start)
    for number, line in enumerate(text.lines[first : first + _LIST_LINES]):
        named = pattern("applicants").search(text.folded, line.body, min(line.end, line.body + _CHAIN_START))
        mark = _mark(text, line)
        if mark and mark == introduced:
            return
        if bullets and line.kind != "bullet" and _AGAINST.search(text.folded, line.body, line.end):
            return  # a sentence of its own, after the list
        foreign = line.kind != "bullet" and (line.kind == "heading" or text.folded[line.end - 1] in ":?" or bullets)
        if foreign and not named and number and not text.words(line).startswith(_GOES_ON):
            return
        bullets = bullets or line.kind == "bullet"
        yield line


def _mark(text: Text, line: Line) -> str:
    """Return the shape of the line's bullet: "1." and "2." are alike, "1)" is not."""
    found = _MARK.match(text.folded, line.start, line.body) if line.body > line.start else None
    return re.sub(r"\d+", "1", re.sub(r"[a-z]", "a", found.group())) if found else ""


def _chain_end(text: Text, start: int, end: int) -> int:
    """Return where the naming of bodies that begins at `start` ends: each stands close to the last, or after "e.g."."""
    reach, last = start + _CHAIN_START, start
    for match in pattern("applicants").finditer(text.folded, start, end):
        if last > start and _TURN.search(text.folded, last, match.start()):
            break
        if match.start() > reach and not _LINKED.search(text.folded, max(start, match.start() - 60), match.start()):
            break
        last = match.end()
        reach = last + _CHAIN_GAP
    return max(last, min(end, start + 1))
