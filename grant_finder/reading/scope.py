"""Whose and of when a sum is: of this call, or of an earlier one, of another year, an average, an example, a part."""

import re

from grant_finder.reading.around import Words
from grant_finder.reading.phrases import money_words

_NEAR, _SHORT = 90, 30  # characters
_NOW = re.compile(
    r"\b(?:teraz|obecnie|aktualnie|dzis|tym roku|tegoroczn\w+|biezac\w+|jest|sa|mamy|wynosi|czeka"
    r"|(?:na|w) tym (?:nabor|konkurs)\w*)\b"
)
_IS_NOW = re.compile(r"\b(?:jest|mamy|czeka)(?: \w+)? $")
_FUTURE = re.compile(r"\b(?:zostan|bedzie|beda|planuj|przeznacz|moze|moga|mozna)\w*")
_PAST_RIGHT = re.compile(
    r" ?\((?:rok wczesniej|przed rokiem|rok temu|wydatkowano|wykonani[ea])[^)]{0,20}\)"
    r"|[^,;()\n]{0,30} (?:(?:w|z) (?:poprzedni|ubiegl|zeszl|minion)\w+ (?:edycj|nabor|rok|konkurs|lat)\w*|rok temu"
    r"|przed rokiem)\b"
)
_IN_BRACKETS = re.compile(r"\((?:w |rok )?(?:19|20)\d\d(?: r\w*\.?)?(?: -|:)? $")  # "50 tys. zł (w 2026 r. 44 tys. zł)"
_AGO = re.compile(
    r"\b(?:rok temu|przed rokiem|(?:w|przed) (?:ubiegl|zeszl)\w+ rok\w*)[^.;\n]{0,40}\bprzeznacz(?:on|yl|al)\w*"
)
_OF_OTHERS = re.compile(
    r"\b(?:inn|osobn|oddzieln|odrebn|wczesniejsz)(?:y|a|e|ego|ej|ym) (?:\w+ )?(?:konkurs|nabor|program|edycj|pul)\w*"
    r"|\bodbyl\w* (?:sie )?(?:\w+ ){0,2}(?:konkurs|nabor|edycj)\w*"
    r"|\b(?:zlozon|zgloszon)ych (?:wniosk|ofert|projekt)\w*|\btam\b"
)
# art. 19a: what one organisation may get in a year is not what it may get for one task
_YEARLY = re.compile(
    r"\bw ciagu (?:jednego )?roku\b|\bt(?:a sama organizacja|ej samej organizacji)\b"
    r"|\bw (?:\w+ )?roku (?:kalendarz|budzet)owym\b"
    r"|\b(?:organizacj|podmiot|oferent|wnioskodawc)\w* (?:\w+ ){0,3}w roku\b(?! \d)"
    r"|\b(?:jed(?:en|na)|t(?:en|a) sam[ay]?) \w+ [^.;\n]{0,80}\blacznie\b"
    r"|\b(?:wnioski|wnioskow|dotacje|dotacji|oferty|granty) (?:\w+ )?(?:jednej|tej samej|tego samego) \w+ [^.;\n]{0,60}"
    r"\b(?:razem|lacznie|w sumie)\b"
)
# a part of a grant of several years: "limit dla jednego roku", "30 tys. zł rocznie"
_A_YEAR = re.compile(
    r"\b(?:(?:w|na|dla) (?:jedn|kazd|dan|poszczegoln)\w+ (?:rok|lat)\w*|rocznie|na rok"
    r"|roczn\w+ (?:transz|limit|kwot|rat|czesc)\w*)\b"
    r"(?: \w+){0,3}:?(?: -)? (?:(?:od|do|nie wiecej niz|maksymalnie|najwyzej|po) )?$"
)
_EVERY_YEAR = re.compile(
    r" (?:(?:w kazdym roku|rocznie|co roku|na kazdy rok|na rok)\b(?! \d)|w (?:latach )?20\d\d(?:,| i| oraz) 20\d\d)"
)
# what applicants get on average is no limit; but "małe, średnie i duże granty" are sizes
_AVERAGE = re.compile(
    r"\b(?:srednio|przecietn\w+|zwykle|zazwyczaj|najczesciej|przewaznie"
    r"|sredni\w* (?:kwot|wysokosc|wartosc|dotacj|grant|dofinans|wsparci)\w*)\b[^,;.]{0,50}$"
)
_SIZES = re.compile(r"\b(?:mal[aey]|duz[aey])\b")
_MORE_BY = re.compile(r"\b(?:zwieksz|wzros|wzrasta|podwyzsz|podnies|zmniejsz|obniz)\w* o(?: \w+){0,2} $")
_MORE = re.compile(r"\s?(?:zl |zlotych )?(?:wiecej|mniej)\b(?! niz \d)")
_BY, _OTHER_BY = re.compile(r"\bo $"), re.compile(r" (?:wyzsz|nizsz|wieksz|mniejsz)\w+")
_POOL_OF = re.compile(r"\bz (?:puli|kwoty|budzetu|alokacji|calych|planowanych)(?: \w+){0,3} $")
_REMAINS = re.compile(r" (?:zl |zlotych )?(?:jest |po)?zosta(?:lo|la|ly|je)\b")
_OUT_OF = re.compile(r" z (?:puli |kwoty |dostepnych |planowanych )?$")  # "zostało 600 tys. zł z 2 mln zł"
_PART = re.compile(
    r"(?:^ |[,(:;-] ?)(?:w tym(?! (?:rok|konkurs|nabor|program|edycj))"
    r"|(?:z tego|z czego)(?! (?:w|na) t(?:ym|en|e|ej)\b))(?: \w+){0,4} $"
)
_GIVES = re.compile(r" (?:moze |mozna )?(?:dolozy|da|doplaci|pokryje|sfinansuje|dostac|otrzymac|uzyskac)\w*")
# "przy kwotach powyżej 10 tys. zł wypłata w transzach", "jeśli dotacja przekracza 10 tys. zł, …"
_THRESHOLD = re.compile(
    r"\b(?:przy|dla|powyzej|ponizej|w przypadku) (?:kwot|dotacj|grant|dofinansowan|wnioskow)\w*(?: \w+){0,3} $"
    r"|\b(?:gdy|jesli|jezeli|kiedy)\b[^.;:,\n-]{1,60}$|\bdodatkowo:? $"
)
# an example, later years, or a threshold of how the grant is paid out
_EXAMPLE = re.compile(
    r"\b(?:kolejn|nastepn|przyszl)\w+ lat(?:a|ach)?\b|\bprzyklad(?:owo)?\b[ :]|\bnp\. |\btransz\w*|\bw ratach\b"
)
_FROM = re.compile(r"\b(?:od|ponad|powyzej) $")
_PAID_OUT = re.compile(r" (?:\w+ )?wypla\w+ (?:\w+ )?w (?:\w+ )?(?:rat|transz|czesc)\w*")


def is_elsewhere(words: Words) -> bool:
    """Tell whether a sum is neither one grant nor the whole pool of this call, whatever it is called.

    It is an example, a difference, a threshold, a part, an average, one body's limit in a whole year, what was given or
    asked for earlier, or of another call.
    """
    clause, right = words.clause, words.right
    if _EXAMPLE.search(words.left) or _MORE_BY.search(clause) or _MORE.match(right) or _YEARLY.search(clause):
        return True
    if _OUT_OF.fullmatch(clause) or _THRESHOLD.search(clause) or (_PART.search(clause) and not _GIVES.match(right)):
        return True
    if (_FROM.search(clause) and _PAID_OUT.match(right)) or (clause.endswith(" po ") and _EVERY_YEAR.match(right)):
        return True
    if _POOL_OF.search(clause) and _REMAINS.match(right):
        return True
    if (_AVERAGE.search(clause) and not _SIZES.search(words.left)) or _OF_OTHERS.search(clause):
        return True
    return bool(_BY.search(clause) and _OTHER_BY.match(right)) or _past(words)


def is_for_a_year(words: Words) -> bool:
    """Tell whether a sum of a grant is what one year of it may bring."""
    return bool(_A_YEAR.search(words.clause) or _EVERY_YEAR.match(words.right))


def _past(words: Words) -> bool:
    pattern, left, clause = money_words()["past"], words.left, words.clause
    if _PAST_RIGHT.match(words.right) or _AGO.search(clause) or _IN_BRACKETS.search(clause):
        return True
    if pattern.search(clause):
        return not (_FUTURE.search(clause[-_NEAR:]) or _IS_NOW.search(clause))
    said = len(clause) < _SHORT and pattern.search(left) and not _NOW.search(clause)
    return bool(said and not _FUTURE.search(left[-_NEAR:]))
