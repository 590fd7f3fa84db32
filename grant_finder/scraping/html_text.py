"""A piece of HTML → clean lines of text: tables as rows, lists on own lines, no menus or share bars."""

import re
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborNode

from grant_finder.scraping.markup import light_tree

_SKIPPED = frozenset({
    "script", "style", "noscript", "template", "nav", "aside", "button", "select", "textarea", "option", "iframe",
    "svg", "object", "embed", "canvas", "audio", "video", "map", "head", "input", "dialog",
})  # fmt: skip
_BLOCKS = frozenset({
    "p", "div", "section", "article", "main", "header", "footer", "ul", "ol", "dl", "table", "tr", "form",
    "fieldset", "blockquote", "pre", "address", "figure", "figcaption", "hr", "details", "summary", "center", "td",
    "th", "caption", "dd",
})  # fmt: skip
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "legend"])
_TOKEN = re.compile(r"[a-z]+")
_CHROME = frozenset({
    "cookie", "cookies", "rodo", "breadcrumb", "breadcrumbs", "okruszki", "menu", "submenu", "navbar", "navigation",
    "nawigacja", "share", "sharing", "social", "udostepnij", "pagination", "pager", "stronicowanie", "sidebar",
    "related", "powiazane", "skiplink", "skiplinks", "newsletter", "metryka", "metryczka", "metrics", "comments",
    "komentarze", "addtoany", "sharedaddy", "printfriendly",
})  # fmt: skip
# usually who published a page and when; on some portals the particulars of a call
_PARTICULARS = frozenset({"metryka", "metryczka", "metrics"})
_OF_A_CALL = re.compile(r"termin (?:składania|naboru)|pula środków|wysokość (?:dotacji|środków)|kwota", re.IGNORECASE)
# panels that open on a click hold facts although they are hidden at first
_OPENING = frozenset({
    "accordion", "accordeon", "collapse", "collapsible", "panel", "tab", "tabs", "tabpanel", "faq", "toggle", "rozwin",
    "harmonijka",
})  # fmt: skip
_UNSEEN = frozenset({"hidden", "visually-hidden", "sr-only", "screen-reader-text"})
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_LONG_CELL = 300
_DEEPEST_TABLE = 6


def html_text(html: str) -> str:
    """Return the readable text of an HTML fragment or page body."""
    root = light_tree(html).body
    return node_text(root) if root else ""


def node_text(root: LexborNode, depth: int = 0) -> str:
    """Return the readable text of `root`: one line a paragraph, an empty line before a heading."""
    lines = _Lines()
    for node, entering in _walk(root):
        tag = node.tag or ""
        if tag == "-text":
            lines.say(node.text_content or "")
        elif tag == "table" and entering and depth < _DEEPEST_TABLE:
            lines.table(node, depth)
        elif tag in _HEADINGS:
            lines.end(2 if entering else 1)
        elif tag == "li" or tag == "dt":
            lines.end()
            if entering and tag == "li":
                lines.mark = "- "
        elif tag == "br" or tag in _BLOCKS:
            lines.end()
    return lines.text()


def _walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Yield nodes on entering and leaving, without recursion; skipped and table nodes are entered only."""
    stack: list[tuple[LexborNode, bool]] = [(root, True)]
    while stack:
        node, entering = stack.pop()
        tag = node.tag or ""
        if entering and node is not root and (tag in _SKIPPED or tag == "-comment" or _is_chrome(node, tag)):
            continue
        yield node, entering
        if not entering or tag in ("-text", "table", "br"):
            continue
        stack.append((node, False))
        child = node.last_child
        while child is not None:
            stack.append((child, True))
            child = child.prev


def _is_chrome(node: LexborNode, tag: str) -> bool:
    if tag.startswith("-") or tag in ("body", "main", "article"):
        return False
    attributes = node.attributes
    if not attributes:
        return tag == "footer"
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
    if _is_hidden(attributes) or not _UNSEEN.isdisjoint(names.split()):
        around = node.parent.attributes.get("class") or "" if node.parent is not None else ""
        words = f"{names} {attributes.get('role') or ''} {around.lower()}"
        return _OPENING.isdisjoint(_TOKEN.findall(words))
    tokens = _TOKEN.findall(names)
    if tag != "footer" and attributes.get("role") != "navigation" and _CHROME.isdisjoint(tokens):
        return False
    if not _PARTICULARS.isdisjoint(tokens) and _OF_A_CALL.search(node.text()):
        return False
    # a wrapper that only carries such a word still holds the content
    return node.css_first("article, main, h1") is None


def _is_hidden(attributes: Mapping[str, str | None]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style and _HIDDEN.search(style))


class _Lines:
    """Collects words into lines."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._words: list[str] = []
        self.mark = ""

    def say(self, words: str) -> None:
        self._words.append(words)

    def end(self, gap: int = 1) -> None:
        """End the line; `gap` 2 leaves an empty line before what follows."""
        line = clean("".join(self._words))
        self._words.clear()
        if line:
            self._out.append(self.mark + line)
            self.mark = ""
        if gap > 1 and self._out and self._out[-1]:
            self._out.append("")

    def table(self, node: LexborNode, depth: int) -> None:
        self.end()
        for row in _rows(node, depth):
            self.say(row)
            self.end()

    def text(self) -> str:
        self.end()
        return "\n".join(self._out).strip()


def clean(words: str) -> str:
    """Return `words` on one line with single plain spaces and without invisible characters."""
    if not words.isascii():
        words = _INVISIBLE.sub("", words)
    return " ".join(words.split())


def _rows(table: LexborNode, depth: int) -> Iterator[str]:
    """Yield the rows: "label: value" for two cells, "a | b | c" for more; a layout table gives its cells' lines."""
    for row in _own(table, "tr"):
        cells = [node_text(cell, depth + 1) for cell in _own(row, "td", "th")]
        cells = [cell for cell in cells if cell]
        if len(cells) < 2 or any("\n" in cell and len(cell) > _LONG_CELL for cell in cells):
            for cell in cells:
                yield from cell.split("\n")
        elif len(cells) == 2:
            label, value = (clean(cell.replace("\n", " ")) for cell in cells)
            yield f"{label} {value}" if label.endswith((":", "?")) else f"{label}: {value}"
        else:
            yield " | ".join(clean(cell.replace("\n", " ")) for cell in cells)


def _own(node: LexborNode, *tags: str) -> Iterator[LexborNode]:
    """Yield the descendants with these tags that do not lie in a table of their own."""
    stack = [node]
    while stack:
        one = stack.pop()
        child = one.last_child
        if one is not node and one.tag in tags:
            yield one
        elif one is node or one.tag in ("thead", "tbody", "tfoot", "tr", "form", "caption"):
            while child is not None:
                if child.tag not in ("-text", "-comment"):
                    stack.append(child)
                child = child.prev
