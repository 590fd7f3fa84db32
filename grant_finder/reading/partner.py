"""Whether a call requires or rewards a partner."""

import re
from collections.abc import Mapping

from grant_finder.patterns import any_of
from grant_finder.reading.structure import Found, Text

_TO_HAVE = (
    r"(?:miec|posiadac|byc|znalezc|pozyska\w+|nawiaz\w+|zaangazow\w+|zapros\w+|wskazac|realizow\w+|uczestniczyc|"
    r"wystapic|zawiaz\w+|zawar\w+|zakladac|obejmowac)"
)
_REQUIRED = any_of(
    r"\b(?:wymagan\w+|koniecz\w+|obowiazkow\w+|niezbedn\w+|wymogiem|warunkiem)\b[^.;\n]{0,40}?\bpartner\w*",
    rf"\b(?:musi\w*|trzeba|nalezy|zobowiazan\w+ (?:jest )?do) (?:\w+ ){{0,3}}?{_TO_HAVE}\b[^.;\n]{{0,50}}?\bpartner\w*",
    r"\bpartnerstw\w+ (?:\w+ ){0,2}?(?:musi|jest (?:wymagan|warunk|obowiazk|konieczn|niezbedn)\w+)",
    r"\b(?:wylacznie|tylko) w partnerstwie\b|\bpartnerzy razem pisza\b",
    r"\b(?:razem|wspolnie) z organizacj\w+[^.;\n]{0,40} instytucj\w+",
    r"\bco najmniej (?:dwoch|trzech|dwaj|trzej|\d+) partner\w+|\bbez partner\w+ [^.;\n]{0,40}?odrzuc\w*",
    r"\bwspolnie (?:co najmniej|minimum) (?:dw|trz)\w+ (?:podmiot|organizacj|instytucj)\w*",
    r"\b(?:co najmniej|minimum) (?:dw|trz)\w+ (?:podmiot|organizacj|instytucj)\w* (?:\w+ )?(?:wspolnie|w partnerstwie)",
)
_GLADLY = (
    r"(?:dodatkow\w+ (?:\w+ )?punkt\w*|prefer(?:ow|uj)\w+|premi(?:ow|uj)\w+|punktowan\w+|pierwszenstw\w+|"
    r"mile widzian\w+|wysoko ocen\w+)"
)
_REWARDED = any_of(rf"\b{_GLADLY}[^.;\n]{{0,60}}?\bpartner\w*", rf"\bpartner\w*[^.;\n]{{0,60}}?\b{_GLADLY}")
# "partnerstwo nie jest wymagane", "dane partnera, jeżeli występuje"
_FREE = re.compile(
    r"\bnie (?:jest|sa|musi|musz|trzeba|wymaga|ma obowiazk)|\b(?:jezeli|jesli|w przypadku|o ile|ewentualn)"
)
_IF = re.compile(r", (?:jezeli|jesli|o ile)\b")


def extract(text: Text) -> Mapping[str, Found]:
    """Return partner_required and partner_rewarded where they are stated."""
    found: dict[str, Found] = {}
    for name, pattern in (("partner_required", _REQUIRED), ("partner_rewarded", _REWARDED)):
        for match in text.found_in(pattern, "partner", "organizacj", "wspolnie"):
            if name == "partner_rewarded" or not _left_free(text, match):
                found[name] = text.found(True, match)
                break
    return found


def _left_free(text: Text, match: re.Match[str]) -> bool:
    """Say whether the clause around `match` says that nobody must, or that some do."""
    sentence = text.sentence_at(match.start())
    start = max(sentence.start, text.folded.rfind(",", sentence.start, match.start()))
    end = text.folded.find(",", match.end(), sentence.end)
    end = end if end >= 0 else sentence.end
    return bool(_FREE.search(text.folded, start, end) or _IF.match(text.folded, end))
