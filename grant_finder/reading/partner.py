"""Whether a call requires or rewards a partner."""

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


def extract(text: Text) -> Mapping[str, Found]:
    """Return partner_required and partner_rewarded where they are stated."""
    found: dict[str, Found] = {}
    for name, pattern in (("partner_required", _REQUIRED), ("partner_rewarded", _REWARDED)):
        match = next(text.found_in(pattern, "partner", "organizacj"), None)
        if match:
            found[name] = text.found(True, match)
    return found
