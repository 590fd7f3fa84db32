"""Stretches of an announcement that say who may apply, who may not, and who lends its name to an informal group."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from grant_finder.patterns import any_of
from grant_finder.reading.cues import AGAINST, APPLICANT, BEGINNING, BESIDE, CUES, EXCEPT, TOWARDS, WEAK
from grant_finder.reading.structure import Line, Span, Text

# The subject stands before these: "szkoły nie mogą …"; after the others stands who is ruled out.
_SUBJECT_FIRST = re.compile(
    r"\bnie (?:otrzyma|dostan|biora udz|wezma udz)| - nie\b|\b(?:sa|zostaja) (?:z \w+ )?wy|"
    r"\bnie (?:moga|moze|mogly|sa|jest|zloza|wystartuj|skorzystaj|kwalifikuj)|"
    r"\bwniosk(?:i|ow) |\b(?:ofert|zgloszen) nie |\bnie sklada|\budzialu? |\b\w+ (?:sie )?nie mo|"
    r"\bnie (?:uczestnicz|przystep|startuj|aplikuj|ubiegaj|zaprasza)|\b\w+ nie jest\b|\bbez prawa"
)
_CLAUSE = re.compile(r"(?:, (?:a|ale|natomiast|zas|lecz) |; | natomiast | - (?=nie\b))")
# Sentences on events, recipients and those who decide.
_NOT_HERE = re.compile(
    r"^(?:\w+,? ){0,3}(?:warsztat|szkoleni|webinar|spotkani|kurs)\w* (?:\w+ )?dla\b|\bkomisj\w+ konkursow\w+|\brodo\b|"
    r"\bdan\w+ osobow\w+|\bz ktor\w+ (?:\w+ ){0,3}?moga korzystac|"
    r"\bnie (?:mozna|wolno) (?:\w+ ){0,2}?(?:oplac|finans|pokry|kup|przeznacz|wyda)\w*|"
    r"\bnie ma(?:ja)? pierwszenstw|\bkonsultacj\w+ (?:\w+ )?dla\b|\bodbiorcami\b|"
    r"\bdla kogo (?:\w+ ){0,2}(?:projekt|dzialan|zadan|zajec)|\bbezposredni\w* beneficjen|"
    r"\b(?:by|aby|zeby)\b[^.;\n]{0,80}\bmogl[iy]\b"
)
_SAYS_BEFORE = re.compile(
    r"(?<!nie )\b(?:zaprasza|oglasza|oglosi|informuj|przypomina|zacheca|kieruj|organizuj|czeka|uruchami|rozpocz)\w*"
)
_STRONG = re.compile(r"\bmo(?:ga|ze|gly)\b|\buprawni|\bwnioskodawc|\badresa[tc]|\bbeneficj|\boferen")
_PATRON = any_of(
    r"\b(?:w|za) (?:ktor\w+|jej|ich) (?:imieniu|wniosek|zloz)\b|\bw imieniu (?:grup|ktor)\w*|\bdla patron\w+|"
    r"\(?tzw\. patron",
    # "z patronem, stowarzyszenia": the list goes on; "patron, którym może być stowarzyszenie": the patron is named
    r"\b(?:patron|opiekun)(?:a|em|i|ow|ami|ka|ki)?\b(?= grup|:| -|-| ?\(|,? (?:czyli|tj|np|na przyklad|ktor|moze|"
    r"moga|jest|sa|"
    r"bedzie|zostaje))",
    # "grupa nieformalna razem ze szkołą": whoever goes with a group carries it
    r"\bnieformaln\w*(?:,? \w+){0,10}?,? (?:razem|wspolnie|wraz) ze?\b(?! (?:soba|innymi|grup))(?P<with>)",
)
_GOES_ON = ("ktor", "tzn", "w tym", "tj.", "(", "oraz ", "lub ", "a takze", "takze ", "jak rowniez", "spelniaj")
# "Czy stowarzyszenie zwykłe może złożyć ofertę?": the answer says it
_ASKED = re.compile(r"czy [^?]{5,150}\?\s*$")
_ASKS_WHO = re.compile(
    rf"czy (?:\w+ ){{0,4}}?(?:moga|moze) (?:zlozyc|skladac|ubiegac|aplikowac|wystapic|startowac|"
    rf"zglosic|wziac|byc {APPLICANT})"
)
_ASKS_HOW = re.compile(r"\b(?:dw|trz|wiec|kilk|\d|kolejn|drug|ponown|inn|papier|mail|bez\b|po termin|jeszcze|obie|oba)")
_NO = re.compile(r"[\s*-]{0,9}nie\b(?=[.,! -])")
_LIST_LINES = 30
_CHAIN_START, _CHAIN_GAP = 90, 80
_LABEL_END = 40  # so near after "nie mogą" a colon begins the list of those who may not
# "nie przyjmuje wniosków: prosimy pytać w biurze fundacji"
_OTHER_MATTER = re.compile(r"(?<! od)(?<! dla)(?<! przez): ")
# "…, mogą natomiast pomóc organizacji", "…, lecz dla stowarzyszeń"
_MAY_INSTEAD = re.compile(
    r", (?:(?:ale|lecz) )?(?:mo(?:ga|ze)|uprawnion\w+ (?:sa|jest)|wnioskuj\w*|aplikuj\w*|skladaj\w*)\b|"
    r", lecz (?!takze|rowniez|tez|nie\b)|(?:,| -) (?:tylko|wylacznie|jedynie)\b"
)
_PARTNERS = re.compile(r"(?<!ktore )(?<!ktora )(?<!ktory )\bmo(?:ze|ga) byc (?:partner|wpisan|gospodarz|miejsc)")
_ONLY_PREFERRED = re.compile(r"\bpierwszenstw|\bdodatkow\w+ punkt|\bpremi")
_LINKED = re.compile(r"(?:;| /|\bnp\.|\bm\.in\.|\btj\.|\bw tym)[: ]*(?:\w+ ){0,4}$")
# "…, która ma wpis do rejestru, biblioteki, …": what is said of a body may be long where another follows its comma
_NEXT_ITEM = re.compile(r"(?:,|\boraz|\blub|\balbo) (?:\w+,? ){0,5}$")
_ITEM_GAP = 260
_TURN = re.compile(r", (?:a|ale|by|aby|zeby|natomiast|zas) (?!takze|nawet|tez|rowniez)")
_MARK = re.compile(r"[-*>•]|\d{1,2}\.\d{1,2}|\(?(?:\d{1,2}|[a-z])[.)]")


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
    listed = 0
    for sentence in text.sentences_with(CUES, AGAINST, TOWARDS, BEGINNING, WEAK):
        words = text.words(sentence)
        if _NOT_HERE.search(words):
            continue
        if _ASKED.match(words):
            yield from _answered(text, sentence)
            continue
        cue, against, weak = (next(text.within(one, sentence), None) for one in (CUES, AGAINST, WEAK))
        weak = None if weak and _ONLY_PREFERRED.search(words) else weak
        out = _ruled_out(text, sentence)
        if cue or against:
            yield from _split_at_patron(text, Zone(_begins(sentence, words), sentence.end, out))
        for towards in text.within(TOWARDS, sentence):
            start = sentence.start + towards.end()
            weak_name = towards.group().rstrip().endswith("dla") and _in_name(text, sentence, start)
            yield Zone(start, _chain_end(text, start, sentence.end), out, weak=weak_name)
        if weak and not (cue or against):
            yield Zone(_begins(sentence, words), sentence.end, weak=True)
        if words.rstrip()[-1:] in ":?;" or (cue and _is_title(text, sentence)):
            ruled_out = against is not None and (cue is None or against.start() <= cue.start())
            # an exclusion in brackets ends with them: "instytucje (z wyjątkiem teatrów); organizacje"
            ruled_out = ruled_out and against is not None and _closing(words, against.end()) == len(words)
            # an item of a list that is yielded already introduces no list of its own
            if sentence.start >= listed and (cue or against or weak or text.says(TOWARDS, sentence)):
                for zone in _list_under(text, sentence, ruled_out):
                    listed = zone.end if words.rstrip()[-1:] == ";" else 0
                    yield zone


def _answered(text: Text, asked: Span) -> Iterator[Zone]:
    """Yield a question whether a body may apply, if the answer is no: "Czy szkoła może złożyć wniosek? Nie."."""
    words = text.words(asked)
    if _ASKS_WHO.match(words) and not _ASKS_HOW.search(words) and _NO.match(text.folded, asked.end):
        yield Zone(asked.start, asked.end, ((asked.start, asked.end),))


def _in_name(text: Text, sentence: Span, place: int) -> bool:
    """Say whether a title or a name in quotes is left unfinished at `place`: "Granty dla kół", given to gminy."""
    heading = sentence == text.sentences[0] or text.line_at(sentence.start).kind == "heading"
    return heading or text.folded.count('"', sentence.start, place) % 2 == 1


def _is_title(text: Text, sentence: Span) -> bool:
    """Say whether the sentence is a heading, perhaps a numbered one: "3. Kto może złożyć ofertę"."""
    line = text.line_at(sentence.start)
    asks = text.folded.startswith("kto ", line.body) and sentence.end == line.end
    return line.kind == "heading" or (asks and text.folded[line.end - 1] not in ".,")


def beside(text: Text) -> Iterator[Zone]:
    """Yield the sentences that name what is given, for a text in which nothing else tells who may apply."""
    for sentence in text.sentences_of(text.named("applicants")):
        words = text.words(sentence)
        if BESIDE.search(words) and not (
            _NOT_HERE.search(words) or AGAINST.search(words) or _ONLY_PREFERRED.search(words)
        ):
            yield Zone(sentence.start, sentence.end, weak=True)


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


def _ruled_out(text: Text, sentence: Span) -> tuple[tuple[int, int], ...]:
    spans, words = [], text.words(sentence)
    for match in text.within(AGAINST, sentence):
        start = match.start()
        if _SUBJECT_FIRST.match(match.group()) or _SUBJECT_FIRST.match(words, start):
            turns = [turn.end() for turn in _CLAUSE.finditer(words, 0, start)]
            start = turns[-1] if turns else 0
        end = _closing(words, match.end()) if "(" in words[: match.end()] else len(words)
        end = _turning(words, match, end)
        spans.append((sentence.start + start, sentence.start + end))
    for match in text.within(EXCEPT, sentence):
        spans.append((sentence.start + match.end(), sentence.start + _closing(words, match.end())))
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
    place = Span(zone.start, zone.end)
    match = text.search(_PATRON, place)
    if match is None:
        yield zone
        return
    named = match.start() if match["with"] is None else match.end()
    yield replace(zone, end=named)
    yield replace(zone, start=named, patron=True)


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
    for _ in range(_LIST_LINES):
        following = text.sentence_at(start)
        named = next(text.named("applicants", Span(start, min(following.end, start + _CHAIN_START))), None)
        if start >= end or not named or following.end <= start or _NOT_HERE.search(text.folded, start, following.end):
            return
        if _PARTNERS.search(text.folded, start, following.end):
            return
        if against and text.says(CUES, Span(start, following.end)):
            return
        yield from _item(text, Span(start, following.end), _chain_end(text, start, following.end), against)
        start = following.end


def _item(text: Text, whole: Span, end: int, against: bool) -> Iterator[Zone]:
    start = whole.body if isinstance(whole, Line) else whole.start
    ruled_out = ((start, end),) if against else _ruled_out(text, Span(start, whole.end))
    yield from _split_at_patron(text, Zone(start, end, ruled_out))


def _below(text: Text, sentence: Span) -> Iterator[Line]:
    introduced = _mark(text, text.line_at(sentence.start))
    bullets = False
    first = bisect_right(text.lines, sentence.start, key=lambda one: one.start)
    for number, line in enumerate(text.lines[first : first + _LIST_LINES]):
        named = next(text.named("applicants", Span(line.body, min(line.end, line.body + _CHAIN_START))), None)
        mark = _mark(text, line)
        # "1. Kto może:" goes on with "2. mieszkańcy": the list has no numbers of its own
        if mark and mark == introduced and not text.cased[line.body].islower():
            return
        if bullets and line.kind != "bullet" and AGAINST.search(text.folded, line.body, line.end):
            return  # a sentence of its own, after the list
        foreign = line.kind != "bullet" and (line.kind == "heading" or text.folded[line.end - 1] in ":?" or bullets)
        going_on = text.words(line).startswith(_GOES_ON) or text.cased[line.body].islower()
        if foreign and not named and number and not going_on:
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
    for match in text.named("applicants", Span(start, end)):
        if last > start and _TURN.search(text.folded, last, match.start()):
            break
        if match.start() > reach and not _goes_on(text, last, match.start()):
            break
        last = match.end()
        reach = last + _CHAIN_GAP
    return max(last, min(end, start + 1))


def _goes_on(text: Text, last: int, place: int) -> bool:
    """Say whether a body named far behind the last one, which ends at `last`, is the next of the same list."""
    if _LINKED.search(text.folded, max(last, place - 60), place):
        return True
    return place - last < _ITEM_GAP and bool(_NEXT_ITEM.search(text.folded, max(last, place - 60), place))
