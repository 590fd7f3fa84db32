"""How to submit and whom to ask, in the words of the announcement."""

import re
from collections.abc import Mapping

from grant_finder.patterns import any_of
from grant_finder.reading.structure import Found, Span, Text

_SYSTEM = any_of(
    r"\bwitkac(?:\.pl)?\b|\bengo\b|\bgenerator(?:ze|a|em|owi)? (?:spoleczn\w+|ofert|wnioskow|engo|ngo|granto\w+)\b",
    r"\bsystem\w* obslugi (?:programow|dotacji|projektow)(?: dotacyjnych)?(?: nck)?\b|\beboi\b"
    r"|\bpanel\w* wnioskodawcy\b",
    r"\bamodit\b|\bwebgate\b|\bfunding (?:&|and) tenders\b|\bmy\.visegradfund\.org\b|\bsystem\w* (?:sod|lsi"
    r"|amodit)\b",
)
_WAY = any_of(
    r"\b(?:za posrednictwem|poprzez|przez|w) (?:\w+ ){0,2}(?:generator|system|platform|formularz)\w*"
    r"(?: (?:wnioskow|ofert|internetow|elektroniczn|granto|on-?line|teleinformat)\w*)?",
    r"\bformularz\w* (?:on-?line|elektroniczn\w+|internetow\w+)",
    r"\b(?:przez |za posrednictwem |platform\w* )?e-?puap\b|\be-doreczen\w*",
    r"\bw zamkniet\w+ kopercie|\b(?:osobiscie|w sekretariacie|w biurze (?:podawczym|obslugi)|w kancelarii)\b"
    r"|\bpoczta tradycyjna\b",
    r"\b(?:na adres|mailem na|na) (?:e-?mail:? |poczty elektronicznej:? )?[a-z0-9._-]{1,64}@[a-z0-9.-]{1,80}",
)
_MAIL = re.compile(r"(?<![a-z0-9._-])[a-z0-9][a-z0-9._-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{2,63}){1,3}")
_PHONE = re.compile(r"\btel(?:efon\w*|\.)?:?\s?(?P<n>\+?[\d(][\d() -]{7,17}\d)")


def extract(text: Text) -> Mapping[str, Found]:
    """Return submission (the named system, else the way) and contact (an e-mail, else a telephone), as written."""
    found: dict[str, Found] = {}
    for pattern in (_SYSTEM, _WAY):
        match = text.search(pattern)
        if match:
            found["submission"] = text.found(text.cased[match.start() : match.end()], match)
            break
    contact = _contact(text)
    if contact:
        found["contact"] = text.found(text.cased[contact.start : contact.end], contact)
    return found


def _contact(text: Text) -> Span | None:
    mail = next(text.found_in(_MAIL, "@"), None)
    if mail:
        return Span(*mail.span())
    phone = text.search(_PHONE)
    return Span(*phone.span("n")) if phone else None
