"""What tests ask of the reading of applicants."""

from grant_finder.model.document import Document
from grant_finder.reading.applicants import extract
from grant_finder.reading.structure import Text


def codes(words: str) -> tuple[set[str], set[str]]:
    """Return who may apply and who may not, having checked that every quote stands in `words`."""
    found = extract(Text(Document(url="", title="", text=words)))
    for one in found.values():
        assert all(quote.quote == words[quote.start : quote.end] for quote in one.evidence)
    may, may_not = (found[name].value if name in found else () for name in ("applicants", "applicants_excluded"))
    assert isinstance(may, tuple) and isinstance(may_not, tuple)
    return set(may), set(may_not)
