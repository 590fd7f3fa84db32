"""Bytes of a Polish page → text. What pages declare is often wrong, so the bytes are believed first."""

import codecs
import re
import unicodedata

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# bytes that tell UTF-16
_START = 400
_POLISH = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ")
_DECLARED = re.compile(rb"charset\s{0,4}=\s{0,4}[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_FOREIGN = re.compile(r"[^\x00-\x7f]{2,400}")
# a lead byte of UTF-8 read as a letter, then a continuation byte read as a sign
_LEADS = "ĂĹÄÅÃĺ"
_DOUBLE = re.compile(
    rf"[{_LEADS}][\u0080-\u00bf\u2013-\u203a\u2020-\u2026\u0102-\u017e\u02c6-\u02dd\u20ac\u2122\ufffd]"
)


def decode(content: bytes, content_type: str = "") -> str:
    """Return `content` as text of composed letters (NFC).

    By a byte-order mark or zeros between the letters (UTF-16), strict UTF-8, then Windows-1250 against ISO-8859-2.
    """
    return composed(_decoded(content, content_type))


def composed(text: str) -> str:
    """Return `text` with each letter and its accent as one character: files of some systems bring them apart."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _decoded(content: bytes, content_type: str) -> str:
    for mark, name in _BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace")
    if wide := _wide(content[:_START]):
        return content.decode(wide, "replace")
    try:
        return _undouble(content.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    mended = content.decode("utf-8", "replace")
    if _mostly_utf8(mended):
        return mended
    return _single_byte(content, content_type)


def _wide(start: bytes) -> str:
    """The name of UTF-16 without a mark, "" for anything else: nearly every other byte of Latin letters is zero."""
    for at, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = start[at::2].count(0)
        if zeros * 4 > len(start) and not start[1 - at :: 2].count(0):
            return name
    return ""


def _mostly_utf8(text: str) -> bool:
    # one broken letter in a page of good ones, e.g. a title cut in the middle of a letter
    broken = text.count("\ufffd")
    letters = sum(1 for char in text if char in _POLISH)
    return letters >= 20 * broken


def _single_byte(content: bytes, content_type: str) -> str:
    if any(0x80 <= byte <= 0x9F for byte in content):
        return content.decode("cp1250", "replace")
    latin, windows = content.decode("iso-8859-2"), content.decode("cp1250", "replace")
    scores = [sum(1 for char in text if char in _POLISH) for text in (latin, windows)]
    if scores[0] == scores[1]:
        return windows if b"1250" in _declared(content, content_type) else latin
    return latin if scores[0] > scores[1] else windows


def _declared(content: bytes, content_type: str) -> bytes:
    found = _DECLARED.search(content_type.encode("latin-1", "replace")) or _DECLARED.search(content[:4096])
    return found.group(1).lower() if found else b""


def _undouble(text: str) -> str:
    """Return `text` with UTF-8 that was encoded twice read right; other text unchanged."""
    sample = text[:200_000]
    # looked for one by one first: a pattern over every page costs many times more
    if not any(lead in sample for lead in _LEADS):
        return text
    doubled = len(_DOUBLE.findall(sample))
    if doubled < 3 or doubled * 2 < sum(1 for char in sample if char in _POLISH):
        return text
    return _FOREIGN.sub(lambda run: _once_less(run.group()), text)


def _once_less(run: str) -> str:
    for name in ("cp1252", "cp1250"):
        try:
            return run.encode(name).decode("utf-8")
        except UnicodeError:
            continue
    return run
