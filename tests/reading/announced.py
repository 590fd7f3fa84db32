"""What tests ask of an announcement: its words in, the facts that are read out."""

from datetime import date
from typing import Protocol

from grant_finder.model.document import Document
from grant_finder.model.facts import Facts
from grant_finder.reading.read import read


class Ask(Protocol):
    """Reads the announcement that goes on with `words`; `published` is a day like "2027-01-04"."""

    def __call__(self, words: str, *, title: str = ..., published: str = "", url: str = "") -> Facts: ...


def beginning(text: str, usual_title: str = "") -> Ask:
    """Return what reads announcements that begin with `text` and go on with the words it is given."""

    def facts(words: str, *, title: str = usual_title, published: str = "", url: str = "") -> Facts:
        day = date.fromisoformat(published) if published else None
        return read(Document(url=url, title=title, text=text + words, published=day)).facts

    return facts


def titled(title: str, words: str) -> Facts:
    """Return what is read of a page whose first line is its title."""
    return beginning(f"{title}\n", title)(words)
