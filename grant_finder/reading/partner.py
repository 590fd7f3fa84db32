"""Whether a call requires or rewards a partner, and how many applications one applicant may hand in."""

import re
from collections.abc import Mapping

from grant_finder.reading.structure import Found, Text

_REQUIRED = re.compile(
    r"(?:wymagan\w+|konieczn\w+|obowiazkow\w+|niezbedn\w+)(?: jest)?[^.;\n]{0,40}?(?:partner\w*|"
    r"udzial co najmniej \w+ partner\w*)|"
    r"partnerstw\w+ (?:musi|jest wymagane|jest warunkiem|jest obowiazkowe)|musi\w* [^.;\n]{0,40}?partner\w*|"
    r"wylacznie w partnerstwie|(?:razem|wspolnie) z organizacj\w+[^.;\n]{0,40} instytucj\w+|"
    r"partnerzy razem pisza|co najmniej (?:dwoch|trzech|dwaj|trzej|\d+) partner\w+"
)
_REWARDED = re.compile(
    r"(?:dodatkow\w+ punkt\w*|preferowan\w+|premiowan\w+|punktowan\w+)[^.;\n]{0,60}?partner\w*|"
    r"partner\w*[^.;\n]{0,60}?(?:dodatkow\w+ punkt\w*|preferowan\w+|premiowan\w+)"
)
_COUNTS = {"jeden": 1, "jedna": 1, "tylko jeden": 1, "dwa": 2, "dwie": 2, "trzy": 3}
_LIMIT = re.compile(
    r"(?:zlozyc|sklada|przypada|jednorazowo|liczba wnioskow\W{1,3}|nie wiecej niz|maksymalnie|"
    r"najwyzej|jeden wnioskodawca -)"
    r"[^.;\n]{0,30}?\b(jeden|jedna|dwa|dwie|trzy|[1-9])\b (?:wniosek|wniosk\w+|ofert\w*)"
)


def extract(text: Text) -> Mapping[str, Found]:
    """Return partner_required, partner_rewarded and applications_limit where they are stated."""
    found: dict[str, Found] = {}
    for name, pattern in (("partner_required", _REQUIRED), ("partner_rewarded", _REWARDED)):
        match = pattern.search(text.folded)
        if match:
            found[name] = text.found(True, match)
    limit = _LIMIT.search(text.folded)
    if limit:
        said = limit.group(1)
        found["applications_limit"] = text.found(_COUNTS.get(said) or int(said), limit)
    return found
