"""Where a list goes on, on a page nobody described: a marked link, a link that says "next", or the next number."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from bs4 import Tag

from grant_finder.scraping.html_text import clean
from grant_finder.scraping.pages import Page
from grant_finder.scraping.urls import host_of

_MARKED = 'a[rel~="next"][href], link[rel~="next"][href]'
_ARROW = r"[›»→>⟩]{1,2}"
_WORDS = (
    r"(?:przejdź do )?(?:następn[aeyą]|kolejn[aeyą]|nast\.)(?: (?:stron[aęy]|wpisy|wyniki|artykuły|\d{1,3}))?"
    r"|dalej|starsze(?: (?:wpisy|posty|ogłoszenia|artykuły))?|next(?: page)?|older posts"
)
_ON = re.compile(rf"(?:{_WORDS})(?:\s?{_ARROW})?", re.IGNORECASE)
_ONLY_ARROW = re.compile(_ARROW)
_NUMBERED = re.compile(
    r"(?:^|&)(?:page|strona|str|p|pg|paged|nr|lista)=(\d{1,5})|/(?:page|strona|str|lista|p)[/,-](\d{1,5})(?=\D|$)"
)
_CURRENT = re.compile(r"\b(?:active|current|aktualna|biezaca|selected|aktywna)\b")
_OWN_NUMBER = re.compile(r"[\s|\[(]{0,9}(?:stron[ay] )?(\d{1,5})[\s|\])]{0,9}(?:z \d{1,5}\s{0,9})?", re.IGNORECASE)
# a group of numbers this far up the page from one of its links is still one pager
_STEPS = 3


def next_url(page: Page) -> str:
    """Return the address at which the listing on `page` goes on, "" when nothing on it says so.

    Never an address of another host, nor of the page itself.
    """
    marked = [str(link.get("href") or "") for link in page.soup.select(_MARKED)]
    links = page.soup.find_all("a", href=True)
    said = [(str(link["href"]), _said(link)) for link in links]
    told, arrows = ([href for href, words in said if any(map(asked.fullmatch, words))] for asked in (_ON, _ONLY_ARROW))
    for href in (*marked, *told, *_by_number(page, links), *arrows):
        url = page.absolute(href)
        if url.startswith("http") and host_of(url) == host_of(page.base) and url.partition("#")[0] != page.base:
            return url
    return ""


def _said(link: Tag) -> list[str]:
    """Return the words, labels and pictures by which a link says where it leads."""
    picture = link.find("img", alt=True)
    said = (
        link.get_text(" "),
        link.get("aria-label"),
        link.get("title"),
        picture.get("alt") if isinstance(picture, Tag) else None,
    )
    return [clean(str(words)) for words in said if words]


def _by_number(page: Page, links: list[Tag]) -> Iterator[str]:
    """Yield where the number after this page's own leads."""
    numbered = [(int(words), link) for link in links if (words := clean(link.get_text(" "))).isdecimal()]
    for number, link in numbered:
        href = str(link["href"])
        if _number(page.absolute(href)) == number == _number(page.base, 1) + 1 or number == _shown(link) + 1:
            yield href


def _number(url: str, otherwise: int = -1) -> int:
    parts = urlsplit(url)
    found = _NUMBERED.search(parts.query) or _NUMBERED.search(parts.path)
    return int(found.group(1) or found.group(2)) if found else otherwise


def _shown(link: Tag) -> int:
    """Return which page the pager around `link` marks as the one shown, or names without a link to it; -1 if none."""
    for parent in list(link.parents)[:_STEPS]:
        marked = [node for node in parent.find_all(True) if _is_marked(node)]
        own = [node for node in marked if re.match(r"\d", clean(node.get_text(" ")))]
        if own:
            return int(re.findall(r"\d{1,5}", own[0].get_text(" "))[0])
        unlinked = [text for text in parent.find_all(string=_is_number) if text.find_parent("a") is None]
        if unlinked:
            # several are the days of a calendar
            return int(re.findall(r"\d{1,5}", unlinked[0])[0]) if len(unlinked) == 1 else -1
    return -1


def _is_number(text: str) -> bool:
    return _OWN_NUMBER.fullmatch(text) is not None


def _is_marked(node: Tag) -> bool:
    classes = " ".join(node.get_attribute_list("class", "") or [])
    return bool(node.get("aria-current") or _CURRENT.search(classes))
