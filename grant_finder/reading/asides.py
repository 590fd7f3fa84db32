"""Words that only describe a body just named: relative clauses, registers, partners, areas, acts."""

from grant_finder.patterns import any_of
from grant_finder.reading.structure import Text

_LISTED = (
    r", (?:organizacje|stowarzyszenia|fundacje|instytucje|biblioteki|szkoly|koscioly|parafie|kola|spoldzielnie|"
    r"uczelnie|muzea|kluby)\b"
)
# What follows these, up to the next comma, says something of the body just named.
_ASIDES = any_of(
    r"(?<!w ramach )\b(?:(?:w|dla|z|na|przez|o|do|od|na terenie|na rzecz|w sklad|w imieniu) )?"
    r"ktor(?:y|a|e|ych|ego|ej|ym|ymi|zy|am)\b(?![^,.;:()\n]{0,60}\b(?:moga|moze|beda|sklada\w*|wnios\w*|"
    r"realizuj\w*)\b)[^,.;:()\n]*",
    r"\b(?:zarzadzan|wspieran|nadzorowan)\w+ (?:przez|w ramach) [^,.;()\n]*|"
    r"\bprowadzon\w+ przez [^,.;()\n]*|"
    r"\bwspolprowadzon\w+ przez (?:\w+ ){0,8}?(?:jednostk\w+ samorzadu terytorialnego|jst\b)",
    r"\b(?:we wspolpracy|w partnerstwie|wspolnie|razem|wraz|przy wspolpracy|wspolprac\w+) z [^,.;()\n]*",
    r"\bna rzecz [^,.;()\n]*|\b(?:z|na|w) (?:teren\w*|obszar\w*) (?:\w+ )?(?:gmin|powiat|miast|wojewodzt|lgd|"
    r"dzialania)\w*",
    r"\bz(?:e)? (?:gmin\w*|powiat\w*|miast\w*)|\bprzy (?:jst\b|instytucj|organizacj|szkol|osrodk|bibliote|dom|"
    r"parafi)\w* [^,.;()\n]*",
    r"\brejestr\w* (?:stowarzyszen|przedsiebior)\w*[^()\n]{0,200}?sadow\w+|\brejestr\w* (?:prowadzon\w+ )[^,.;()\n]*",
    r"\bustaw\w* (?:z dnia [^,;()\n]{0,40}? )?o dzialalnosci pozytku publicznego i (?:o )?wolontariacie",
    # up to the next of the bodies that are listed
    rf"\bustaw\w* (?:o|z dnia) (?:(?!{_LISTED})[^;()\n]){{0,120}}|\bprzepis\w* o (?:(?!{_LISTED})[^;()\n]){{0,80}}",
    r"\b(?:trzech|trzy|dwoch|dwie|kilku|\d+) (?:doroslych |dorosle |pelnoletni\w+ )?osob\w*(?: \w+)?|"
    r"\borgan(?:y|u|em|ow|ami|owi)? (?:prowadzac|zalozyciel)\w+[^,.;()\n]*",
    r"\b(?:budzet\w*|uchwal\w*|urzed\w*|rady?|wojta|burmistrza) (?:\w+ )?(?:gmin\w*|powiat\w*|miast\w*)",
    r"\bmo(?:ga|ze) (?:(?:natomiast|jednak|za to) )?(?:pomoc|pomagac|udostepn\w+|wspierac|byc partner\w+)\b[^.;\n]*",
)


def asides(text: Text, start: int, end: int) -> list[tuple[int, int]]:
    """Return places inside `start` to `end`, or the sentence that goes on behind it, that only describe a body."""
    reach = max(end, text.sentence_at(start).end)
    return [match.span() for match in _ASIDES.finditer(text.folded, start, reach)]
