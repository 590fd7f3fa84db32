"""HTML trees that hostile markup cannot make slow: nesting beyond reason is taken out before parsing."""

import re
import warnings

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from selectolax.lexbor import LexborHTMLParser

# whoever guesses the platform of an address reads its feed as a page too, and nobody needs to be told
warnings.filterwarnings("ignore", category=XMLParsedAsHTMLWarning)

_MANY_TAGS = 5_000
_DEEPEST = 500
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_ANY_TAG = re.compile(r"<[^<>]{0,2000}>")
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "p", "li",
    "td", "tr", "th", "dd", "dt", "option",
})  # fmt: skip


def light_tree(text: str) -> LexborHTMLParser:
    """Return the fast tree of `text`."""
    return LexborHTMLParser(_shallow(text))


def soup(text: str) -> BeautifulSoup:
    """Return the Beautiful Soup tree of `text`."""
    return BeautifulSoup(_shallow(text), "lxml")


def _shallow(text: str) -> str:
    # parsers search their stack of open tags for every new one: depth costs its square
    if text.count("<") < _MANY_TAGS or _depth(text) <= _DEEPEST:
        return text
    return _ANY_TAG.sub("\n", text)


def _depth(text: str) -> int:
    depth = deepest = 0
    for found in _TAG.finditer(text):
        if found.group(2).lower() in _VOID:
            continue
        depth = max(0, depth - 1) if found.group(1) else depth + 1
        deepest = max(deepest, depth)
    return deepest
