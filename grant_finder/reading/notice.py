"""What the announcement says of the state of its call: extended, closed, cancelled, postponed, only forecast."""

import re
from collections.abc import Mapping

from grant_finder.model.codes import Notice
from grant_finder.patterns import any_of
from grant_finder.reading.structure import Found, Span, Text

_LEAD = 1200  # further down such words speak of rules ("konkurs może zostać unieważniony") or other calls
_CALL = r"(?:nabor|konkurs|sklada|przyjmowan|wnios|ofert)\w*"
_PATTERNS = (
    (
        Notice.CANCELLED,
        any_of(
            rf"(?<!do )\b(?:uniewazni|anulowa|anuluj|odwolu|odwolal|odwolan)\w*[^.;\n]{{0,60}}\b{_CALL}",
            rf"\b{_CALL}[^.;\n]{{0,60}}\b(?:uniewaznion|anulowan|odwolan)[yeaoi]\w*",
        ),
    ),
    (
        Notice.POSTPONED,
        any_of(
            rf"\b(?:wstrzym|zawiesz)\w*[^.;\n]{{0,40}}\b{_CALL}",
            rf"\b{_CALL}[^.;\n]{{0,60}}\b(?:wstrzyman|zawieszon|przelozon)[yeaoi]\w*",
        ),
    ),
    (
        Notice.CLOSED,
        any_of(
            rf"\b{_CALL}[^.;\n]{{0,90}}\b(?:zakonczon|zamkniet)[yeaoi]\b",
            # "30 dni przed zamknięciem naboru" and "Zakończenie naboru: 1.02" tell when, not that it has happened
            rf"(?<!termin )(?<!data )(?<!dzien )(?<!przed )(?<!do )(?<!po )(?<!od )(?<!z )(?<!dnia )(?<!czasu )"
            rf"\b(?:zakonczeni|zamknieci|koniec)\w* (?:przyjmowania |skladania )?{_CALL}\b"
            r"(?![ :–-]{1,3}(?:w dniu |dnia )?\d)",
            r"\bzakonczy(?:l|lo|la|lismy|ly)\b (?:sie )?(?:\w+ )?(?:nabor|przyjmowani)\w*",
            r"\b(?:srodki|pula|alokacja)[^.;\n]{0,40}\b(?:wyczerpan|wyczerpal)\w*|\bwyczerpa(?:nie|niu|lismy"
            r"|la sie) (?:\w+ )?(?:srod|pul|alok)\w*",
            r"\bkomunikat archiwalny|\bnabor archiwalny|\b(?:dzialanie|program|nabor) nieaktywn\w+",
        ),
    ),
    (
        Notice.EXTENDED,
        any_of(
            r"\b(?:przedluz|wydluz|przesun|przesuw)\w*[^.;\n]{0,60}\b(?:termin|nabor|sklada|przyjmowan)\w*",
            r"\b(?:termin|nabor)\w*[^.;\n]{0,90}\b(?:przedluz|wydluz|przesuni)\w*",
            r"\b(?:wnios|ofert|zgloszen|nabor|konkurs|sklada|przyjm)\w*[^.;\n]{0,60}\bdluzej\b|^wiecej czasu na\b",
            r"\bnowy termin\b[^.;\n]{0,30}\b(?:sklada|nabor|:)\w*",
        ),
    ),
    (
        Notice.FORECAST,
        any_of(
            r"\bzapowied(?:z|zi|zia)\b|\bzapowiada\w*|\b(?:wkrotce|niebawem)\b[^.;\n]{0,60}\b(?:rusz|oglos|nabor"
            r"|konkurs|start)\w*",
            r"\b(?:oglosimy|uruchomimy|otworzymy) (?:\w+ ){0,3}(?:nabor|konkurs)\w*",
            r"\b(?:nabor|konkurs)\w*[^.;\n]{0,60}\b(?:zostanie|zostana|bedzie|beda) (?:ogloszon|uruchomion"
            r"|otwart)\w*",
            r"\b(?:zostanie|bedzie) (?:ogloszon|uruchomion|otwart)\w* (?:\w+ ){0,2}(?:nabor|konkurs)\w*",
            r"\b(?:planowan|planuje|planujemy|prognozowan)\w*[^.;\n]{0,60}\b(?:nabor|ogloszeni(?!a wynik|e wynik"
            r"|a list|u wynik)|konkurs|rozpoczec)\w*",
            r"\bprzewidywan\w+ termin (?:nabor|ogloszeni(?!a wynik|a list)|rozpoczeci)\w*",
        ),
    ),
)
_ABOUT_ELSE = re.compile(r"\b(?:rozstrzyg|ocen|realiz|wynik|rozlicz|sprawozda|umow|posiedz)\w*|\bodwolani(?:a|e) od\b")
_ONLY_A_RULE = re.compile(
    r"\b(?:zastrzega|moze|moga|mozliwosc|prawo do|w przypadku|w razie|jezeli|jesli|o ile|mozna|niezlozeni"
    r"|po zakonczeniu|z chwila"
    r"|od dnia|od daty|do czasu|do momentu|dni po|dni od|wynikow|lub do|albo do|az do|do wyczerpania)\w*"
)


def extract(text: Text) -> Mapping[str, Found]:
    """Return notice, read from the title and the beginning; rules about what may happen do not count."""
    for notice, pattern in _PATTERNS:
        for match in text.matches(pattern, Span(0, _LEAD)):
            sentence = text.near(match.start())
            if notice != Notice.FORECAST and _ONLY_A_RULE.search(sentence):
                continue
            if notice == Notice.EXTENDED and _ABOUT_ELSE.search(
                match.group() + text.folded[match.end() : match.end() + 25]
            ):
                continue
            if notice == Notice.CANCELLED and _ABOUT_ELSE.search(match.group()):
                continue
            return {"notice": text.found(notice.value, match)}
    return {}
