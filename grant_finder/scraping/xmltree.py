"""XML from strangers: no entities expanded, nothing fetched, small faults forgiven."""

import html
import re

from lxml import etree

Element = etree._Element

_DECLARATION = re.compile(r"<\?xml[^>]{0,200}\?>")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_BARE = re.compile(r"&(?!#?[A-Za-z0-9]{1,30};)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})


def parse_xml(text: str) -> Element | None:
    """Return the root of `text`, or None if there is no XML in it. Entities it declares stay unread."""
    start = text.find("<")
    if start < 0:
        return None
    text = _mended(_CONTROL.sub("", _DECLARATION.sub("", text[start:], count=1)))
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root: Element | None = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        return None
    return root


def local(element: Element) -> str:
    """Return the tag of `element` without its namespace, "" for comments and entities."""
    # not by QName, which refuses the odd names that a forgiving parser lets through
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(element: Element, *names: str) -> Element | None:
    """Return the first child whose local name is one of `names`, in the order of `names`."""
    for name in names:
        for one in element:
            if local(one) == name:
                return one
    return None


def child_text(element: Element, *names: str) -> str:
    """Return the whole text of the first child named so and not empty, "" if there is none."""
    for name in names:
        for one in element:
            if local(one) == name and (
                text := "".join(one.itertext(etree.Element)).strip() or (one.text or "").strip()
            ):
                return text
    return ""


def _mended(text: str) -> str:
    """Return `text` with HTML entities and bare ampersands made into XML, CDATA left as it is."""
    parts, at = [], 0
    while at < len(text):
        start = text.find("<![CDATA[", at)
        start = len(text) if start < 0 else start
        parts.append(_BARE.sub("&amp;", _NAMED.sub(_html_entity, text[at:start])))
        end = text.find("]]>", start)
        at = len(text) if end < 0 else end + 3
        parts.append(text[start:at])
    return "".join(parts)


def _html_entity(found: re.Match[str]) -> str:
    if found.group(1) in _OWN:
        return found.group()
    char = html.unescape(found.group())
    return char if char != found.group() else ""
