"""A whole HTML page → its announcement: own cascade of containers, a second opinion, the whole page last."""

import logging
import re
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from selectolax.lexbor import LexborHTMLParser, LexborNode

from grant_finder.scraping.dates import day_in
from grant_finder.scraping.html_text import clean, node_text
from grant_finder.scraping.markup import light_tree

# the closest fit first; each is used by at least one kind of site
_CONTAINERS = (
    "article#main-content", "div.editor-content", "[itemprop=articleBody]", "div.entry-content", "div.post-content",
    "div.article-content", "div.item-page", "div.field--name-body", "div.news-content", "div.tresc", "#tresc",
    "div.content-article", "main article", "article", "main", "[role=main]", "#main-content", "#content", "div.content",
    "#main", "#page-content",
)  # fmt: skip
_ENOUGH = 200
_BESIDE_TITLE = 40
_MENU_SHARE = 0.35
_ENDINGS = frozenset(
    (
        "zobacz także", "zobacz również", "zobacz też", "czytaj także", "czytaj również", "czytaj więcej",
        "przeczytaj także", "powiązane artykuły", "podobne artykuły", "powiązane wpisy", "polecane", "udostępnij",
        "rejestr zmian", "metryka strony", "metryczka", "historia zmian", "inne aktualności", "nawigacja wpisu",
        "ostatnie wpisy", "najnowsze wpisy", "dodaj komentarz",
    )
)  # fmt: skip
_BUTTONS = re.compile(
    r"(?:drukuj|wydrukuj|wersja do druku|powrót|wróć|powrót do listy|do góry|udostępnij(?: na \w{1,20})?|pobierz|"
    r"czytaj więcej|więcej|poprzedni(?:a|e|y)?|następn(?:a|e|y)|generuj pdf|zapisz jako pdf|wyślij|tweetnij|facebook|"
    r"opublikuj na (?:facebooku|twitterze)|przejdź do (?:treści|menu).{0,40}|akceptuję|zamknij)[.:»>…]*",
    re.IGNORECASE,
)
# looked for as plain words first: a pattern over a whole page costs more than all the rest
_PUBLISHED_WORDS = ("publik", "data dodania", "data udostępnienia", "data wytworzenia", "utworzon", "data ogłoszenia")
_PUBLISHED = re.compile(
    r"(?:publikacji|publikowan[oaey]|publikacja|data dodania|data udostępnienia|data wytworzenia"
    r"(?: informacji| dokumentu)?|utworzon[ao]|data ogłoszenia)\s{0,3}:?\s{0,3}(.{6,40})"
)
_SITE_NAME = re.compile(r"\s[-–|»]\s[^-–|»]{2,60}$")


_first = itemgetter(0)


@dataclass(frozen=True)
class Content:
    """What a page says: title, readable text, the site's own date of publication."""

    title: str
    text: str
    published: date | None


def content_of(html: str, title: str = "") -> Content:
    """Return the announcement on the page `html`; empty text when there is none.

    `title`, if it is known from a listing, shows where on a page of unknown make the announcement begins.
    """
    return content_in(light_tree(html), html, title)


def content_in(tree: LexborHTMLParser, html: str, title: str = "") -> Content:
    """Return as `content_of` the announcement on the page `html`, of which `tree` is the tree."""
    root = tree.body
    if root is None:
        return Content("", "", None)
    container, text = _container(tree)
    if container is None:
        container = _around_heading(tree, title)
        text = node_text(container) if container is not None else _second_opinion(html) or node_text(root)
    return Content(title_of(tree, container), without_chrome(text), published_on(tree))


def title_of(tree: LexborHTMLParser, container: LexborNode | None = None) -> str:
    """Return the page's own heading, else its og:title or <title> without the name of the site."""
    for place in (container, tree):
        for selector in ("h1", "h2") if place is container else ("h1",):
            found = place.css_first(selector) if place is not None else None
            if found is not None and (words := clean(found.text())):
                return words
    meta = tree.css_first('meta[property="og:title"]')
    words = (meta.attributes.get("content") if meta else None) or ""
    if not words and (head := tree.css_first("title")):
        words = head.text()
    words = clean(words.removesuffix(" - Portal Gov.pl"))
    return _SITE_NAME.sub("", words)


def published_on(tree: LexborHTMLParser) -> date | None:
    """Return the date of publication the page states about itself, else None."""
    for selector, name in (
        ('meta[property="article:published_time"]', "content"),
        ('meta[name="DC.date.issued"]', "content"),
        ("time[pubdate]", "datetime"),
        ("article time[datetime]", "datetime"),
        ("abbr.published[title]", "title"),
    ):
        found = tree.css_first(selector)
        if found is not None and (day := day_in(found.attributes.get(name) or "")):
            return day
    words = tree.body.text(separator=" ").lower() if tree.body else ""
    for word in _PUBLISHED_WORDS:
        start = words.find(word)
        stated = _PUBLISHED.match(clean(words[start : start + 120])) if start >= 0 else None
        if stated and (day := day_in(stated.group(1))):
            return day
    return None


def without_chrome(text: str) -> str:
    """Return `text` without lines that are buttons, and without a tail of links to other pages."""
    lines = [line for line in text.split("\n") if not _BUTTONS.fullmatch(line.removeprefix("- "))]
    for index, line in enumerate(lines):
        rest = lines[index + 1 :]
        ends = line.lower().strip(" :-…") in _ENDINGS
        if ends and index >= len(lines) // 2 and all(len(other) < _ENOUGH for other in rest):
            lines = lines[:index]
            break
    return "\n".join(lines).strip()


def _container(tree: LexborHTMLParser) -> tuple[LexborNode | None, str]:
    """Return the best of the known containers with its readable text; (None, "") when none says enough."""
    for selector in _CONTAINERS:
        length, best = max(((len(node.text()), node) for node in tree.css(selector)), key=_first, default=(0, None))
        if best is not None and length >= _ENOUGH and len(text := node_text(best)) >= _ENOUGH:
            return best, text
    return None, ""


def _around_heading(tree: LexborHTMLParser, title: str) -> LexborNode | None:
    """Return the element around the heading `title` that holds its text but not the menus beside it."""
    wanted = clean(title).lower()
    headings = [node for node in tree.css("h1, h2, h3, h4") if wanted and clean(node.text()).lower() == wanted]
    node = headings[-1] if headings else None
    best: LexborNode | None = None
    while node is not None and node.tag not in ("body", "html"):
        words = clean(node.text())
        links = sum(len(clean(link.text())) for link in node.css("a"))
        if len(words) - len(wanted) >= _BESIDE_TITLE:
            if best is not None and links > len(words) * _MENU_SHARE:
                return best
            best = node
        node = node.parent
    return best


def _second_opinion(html: str) -> str:
    # heavy to import and slow, so only when no container is known
    from trafilatura import extract

    # that it finds nothing is told by our own note
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = extract(html, favor_recall=True, include_tables=True, include_comments=False)
    return found if found and len(found) >= _ENOUGH else ""
