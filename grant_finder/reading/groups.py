"""For whom the projects of a call are."""

from collections.abc import Mapping

from grant_finder.patterns import any_of
from grant_finder.reading.structure import Found, Span, Text
from grant_finder.reading.themes import body_names, telling_part
from grant_finder.vocabulary import pattern

_FOR = any_of(
    r"\bz udzialem\b|\bwspier\w+|\bwesprz\w+|\bzajec\w*|\bspotkan\w*|\bwarsztat\w*|\bpokaz\w*|\bgrup\w* |\bklub\w* |"
    r"\bodbiorc\w+|\buczestni\w+|\badresowan\w+|\bskierowan\w+|\bdla\b|\bna rzecz\b|\bsluz\w+|\bwsrod\b|\baktyw\w+|"
    r"\bszans\w*|\bz mlodzieza\b|\bprzekazywani\w*|\budostepni\w+|\brozw(?:oj|ij)\w*|\bpomaga\w*|\bedukacj\w*|"
    r"\bprojekt\w*|\bpomysl\w*|\bkonkurs\w*|\bprogram\w*|\bkobiet|\bmieszkanc\w*|\bmiejscowosc\w*|\bpokoleni\w*"
)
# what is only welcome, and words of the page around the call
_ASIDE = any_of(
    r"\brodo\b|\bcookies\b|\bprac\w+ z czytelnikami|\bnewsletter|\bgaleri\w+|\bpreferowan|\bpremiowan|\bpunkt\w* za\b|"
    r"\bmile widzian|\bwyniki konkursu",
    # what every project must see to, and what the points of a criterion are for
    r"\bdostepn[ayei] (?:\w+ ){0,6}?dla\b|\brozwiazania dla\b|\((?:do )?\d{1,2}(?: ?- ?\d{1,2})?(?: pkt\.?)?\)",
    # everybody
    r"\bdzieci,?(?: mlodziezy,?)?(?: i| oraz)? dorosl\w+",
    r"\bsprzet\w* dla osob|\bkoszt\w* osob|\b(?:wczesniej|dotychczas|dotad) (?:byl|wsp)\w*|"
    r"\brad[ay] rodzicow|(?<!kluby )(?<!klub )\bksiazki dla\b",
)
_MOST_WORDS = 3  # "osoby z niepełnosprawnościami"


def extract(text: Text) -> Mapping[str, Found]:
    """Return `target_groups` with the words that name them, in the order of the text."""
    places: dict[str, Span] = {}
    names = body_names(text)
    for sentence in telling_part(text):
        if not (text.says(_FOR, sentence) or _lists(text, sentence)) or text.says(_ASIDE, sentence):
            continue
        for match in text.named("target_groups", sentence):
            if not any(start < match.start() < end for start, end in names):
                places.setdefault(str(match.lastgroup), Span(*match.span()))
    return {"target_groups": text.found(tuple(places), *places.values())} if places else {}


def _lists(text: Text, sentence: Span) -> bool:
    """Say whether a line names nothing but groups, as the box of a portal does: "Dzieci, Osoby starsze"."""
    parts = [part.strip() for part in text.words(sentence).split(",")]
    return len(parts) > 1 and all(_ends_with_group(part) for part in parts)


def _ends_with_group(part: str) -> bool:
    said = pattern("target_groups").search(part)
    return said is not None and said.end() == len(part) and part.count(" ") < _MOST_WORDS
