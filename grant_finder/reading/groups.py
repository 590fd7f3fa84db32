"""For whom the projects of a call are."""

import re
from collections.abc import Mapping

from grant_finder.model.codes import TargetGroup
from grant_finder.reading.structure import Found, Span, Text

_WORDS: tuple[tuple[TargetGroup, str], ...] = (
    (TargetGroup.CHILDREN, r"dzie(?:ci|ciom|cmi)\b|najmlodsz\w+|przedszkolak\w+|uczni\w+ szkol podstawowych"),
    (TargetGroup.YOUTH, r"mlodziez\w*|mlod(?:zi|ych|ym) (?:ludzi\w*|osob\w*|uczestnic\w+)|osob\w* w wieku 1[0-9]-1[0-9]|1[0-9]-(?:1[0-9]|2[0-9]) lat"),
    (TargetGroup.SENIORS, r"senior\w*|osob\w* starsz\w+|60 ?\+|po 60\. roku"),
    (TargetGroup.DISABLED, r"niepelnosprawn\w+|osob\w* ze szczegolnymi potrzebami|\bozn\b"),
    (TargetGroup.FAMILIES, r"rodzin(?:y|om|ami|ne|nych)\b|rodzic\w*"),
    (TargetGroup.RURAL, r"obszar\w* wiejsk\w+|mieszkanc\w* wsi|na wsi\b|terenow wiejskich|mal\w+ miejscowosc\w*|miejscowosc\w* (?:do|liczac\w+)[^.;]{0,40}mieszkanc\w+|miejscowosc\w* do \d+|gmin\w* wiejsk\w+"),
    (TargetGroup.MINORITIES, r"mniejszosc\w* (?:narodow|etniczn)\w+"),
    (TargetGroup.MIGRANTS, r"uchodzc\w+|migrant\w+|cudzoziemc\w+|refugees"),
    (TargetGroup.WOMEN, r"kobiet\w*"),
)  # fmt: skip
_GROUP = re.compile("|".join(f"(?P<{code.name}>(?<![a-z]){pattern})" for code, pattern in _WORDS))
_FOR = re.compile(
    r"odbiorc\w+|uczestni\w+|adresowan\w+|skierowan\w+|\bdla\b|na rzecz|sluz\w+|wsrod|aktywiz\w+|szans\w*|\bz mlodzieza|"
    r"projekt\w*|konkurs\w*|program\w*|kobiet|mieszkanc\w*|miejscowosc\w*"
)
_ASIDE = re.compile(r"\brodo\b|cookies|prac\w+ z czytelnikami|newsletter|galeri\w+")


def extract(text: Text) -> Mapping[str, Found]:
    """Return `target_groups` with the words that name them, in the order of the text."""
    places: dict[str, Span] = {}
    for sentence in text.sentences:
        words = text.words(sentence)
        if not _FOR.search(words) or _ASIDE.search(words):
            continue
        for match in _GROUP.finditer(text.folded, sentence.start, sentence.end):
            places.setdefault(TargetGroup[str(match.lastgroup)].value, Span(*match.span()))
    return {"target_groups": text.found(tuple(places), *places.values())} if places else {}
