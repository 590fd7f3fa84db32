"""Words that only describe a body just named: relative clauses, registers, partners, areas, acts."""

import re

from grant_finder.patterns import any_of
from grant_finder.reading.structure import Span, Text

# What follows these, up to the next comma, says something of the body just named.
_ASIDES = any_of(
    r"(?<!w ramach )\b(?:(?:w|dla|z|na|przez|o|do|od|na terenie|na rzecz|w sklad|w imieniu) )?"
    r"ktor(?:y|a|e|ych|ego|ej|ym|ymi|zy|am)\b(?![^,.;:()\n]{0,60}\b(?:moga|moze|beda|sklada\w*|wnios\w*|"
    r"realizuj\w*)\b)[^,.;:()\n]*",
    r"\b(?:zarzadzan|wspieran|nadzorowan)\w+ (?:przez|w ramach) [^,.;()\n]*|"
    r"\bprowadzon\w+ przez [^,.;()\n]*|"
    r"\bwspolprowadzon\w+ przez (?:\w+ ){0,8}?(?:jednostk\w+ samorzadu terytorialnego|jst\b)",
    r"\b(?:we wspolpracy|w partnerstwie|wspolnie|razem|wraz|przy wspolpracy|wspolprac\w+) ze? [^,.;()\n]*",
    # whom a body gathers or runs, what form it has, whom its work is for
    r"\b(?:zrzesza|skupia|wspiera)jac\w+ [^.;()\n]*|"
    r"\bprowadzac\w+ (?:\w+ )?(?:szkol|przedszkol|placow|swietl)[^,.;()\n]*|"
    r"\b(?:w formie|bedac\w+) (?:\w+ )?(?:stowarzysz|fundacj|spol)[^,.;()\n]*|\bze? zadn\w+ [^,.;()\n]*|"
    r"\bna (?:zakup|wyposazeni|remont|budow|modernizacj)\w* "
    r"(?:(?!mo(?:ga|ze)\b|dla\b|przez\b|ubieg|sklad)[^,.;()\n]){0,80}|"
    r"\bspoza [^,.;()\n]*|\bpracowni(?:cy|k|kow|kom) [^,.;()\n]*|"
    r"\b(?:warsztat|szkoleni|webinar|spotkani|kurs|zajec)\w* (?:\w+ )?dla\b[^,.;:()\n]*|"
    r"\b(?:uczni|dzieci|mlodziez|nauczyciel|absolwent)\w* (?:ze? )?(?:\w+ )?(?:szkol|przedszk|placow)[^,.;:()\n]*",
    r"\bna rzecz [^,.;()\n]*|\b(?:z|na|w) (?:teren\w*|obszar\w*) (?:\w+ )?(?:gmin|powiat|miast|wojewodzt|lgd|"
    r"dzialania)\w*",
    r"\bz(?:e)? (?:gmin\w*|powiat\w*|miast\w*)|\bprzy (?:jst\b|instytucj|organizacj|szkol|osrodk|bibliote|dom|"
    r"parafi)\w* [^,.;()\n]*",
    r"\brejestr\w* (?:stowarzyszen|przedsiebior)\w*[^()\n]{0,200}?sadow\w+|\brejestr\w* (?:prowadzon\w+ )[^,.;()\n]*",
    r"\bustaw\w* (?:z dnia [^,;()\n]{0,40}? )?o dzialalnosci pozytku publicznego i (?:o )?wolontariacie",
    r"\bustaw\w* (?:o|z dnia) [^;()\n]{0,120}|\bprzepis\w* o [^;()\n]{0,80}",
    r"\b(?:trzech|trzy|dwoch|dwie|kilku|\d+) (?:doroslych |dorosle |pelnoletni\w+ )?osob\w*(?: \w+)?|"
    r"\borgan(?:y|u|em|ow|ami|owi)? (?:prowadzac|zalozyciel)\w+[^,.;()\n]*",
    r"\b(?:budzet\w*|uchwal\w*|urzed(?:u|zie|em)|rady?|wojta|burmistrza) (?:\w+ )?(?:gmin\w*|powiat\w*|miast\w*)",
    r"\bmo(?:ga|ze) (?:(?:natomiast|jednak|za to) )?(?:pomoc|pomagac|udostepn\w+|wspierac|byc partner\w+)\b[^.;\n]*",
)

_RUN_BY = re.compile(r"prowadz\w* przez\b|\bwspolprowadz")
_JOINED = re.compile(r"(?:,|\b(?:oraz|lub|albo|i|takze)) (?:\w+ )?$")


def asides(text: Text, start: int, end: int) -> list[tuple[int, int]]:
    """Return places inside `start` to `end`, or the sentence that goes on behind it, that only describe a body."""
    reach = max(end, text.sentence_at(start).end)
    found: list[tuple[int, int]] = []
    while match := _ASIDES.search(text.folded, start, reach):
        start = max(_until_listed(text, *match.span()), match.start() + 1)
        found.append((match.start(), start))
    return found


def _until_listed(text: Text, start: int, end: int) -> int:
    """Return where the list of bodies goes on: "domy kultury, które działają na wsi i biblioteki".

    A body of the aside itself ("na rzecz szkół i bibliotek") keeps what is joined to it, and so does whoever runs
    it: "prowadzone przez ministra i gminy".
    """
    if _RUN_BY.search(text.folded, start, end):
        return end
    first = next(text.named("applicants", Span(start, end)), None)
    joined = first and _JOINED.search(text.folded, max(start, first.start() - 30), first.start())
    return first.start() if first and joined else end
