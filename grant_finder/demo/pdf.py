"""The smallest PDF that carries Polish text: typewriter pages, so that the example needs no system library."""

from textwrap import wrap

_POLISH = {
    "ą": "aogonek", "ć": "cacute", "ę": "eogonek", "ł": "lslash", "ń": "nacute", "ś": "sacute",
    "ź": "zacute", "ż": "zdotaccent", "Ą": "Aogonek", "Ć": "Cacute", "Ę": "Eogonek", "Ł": "Lslash",
    "Ń": "Nacute", "Ś": "Sacute", "Ź": "Zacute", "Ż": "Zdotaccent",
}  # fmt: skip
_FIRST_CODE = 192  # instead of À…Ï, which our Polish does without; codes below 32 are dropped by readers
_CODES = {letter: code for code, letter in enumerate(_POLISH, start=_FIRST_CODE)}
_COLUMNS, _ROWS, _LEADING, _SIZE = 78, 52, 14, 10


def pdf(lines: list[tuple[str, bool]]) -> bytes:
    """Return an A4 PDF of `lines` (text, bold), wrapped and paged, with a text layer that says what it shows."""
    shown = [(part, bold) for text, bold in lines for part in (wrap(text, _COLUMNS) or [""])]
    pages = [shown[start : start + _ROWS] for start in range(0, len(shown), _ROWS)] or [[]]
    first = 6  # objects 1-5: catalogue, pages, two fonts, their map to Unicode
    numbers = range(first, first + 2 * len(pages), 2)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (pl-PL) >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{n} 0 R' for n in numbers)}] >>".encode(),
        _font("Courier"),
        _font("Courier-Bold"),
        _stream(_to_unicode()),
    ]
    for number, page in zip(numbers, pages, strict=True):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".encode()
        )
        objects.append(_stream(_page(page)))
    return _file(objects)


def _font(name: str) -> bytes:
    differences = " ".join(f"/{glyph}" for glyph in _POLISH.values())
    return (
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /ToUnicode 5 0 R "
        f"/FirstChar 32 /LastChar 255 /Widths [{'600 ' * 224}] /Encoding "
        f"<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [{_FIRST_CODE} {differences}] >> >>"
    ).encode()


def _to_unicode() -> bytes:
    own = [(code, ord(letter)) for letter, code in _CODES.items()]
    shared = [
        (code, ord(bytes([code]).decode("cp1252")))
        for code in range(32, 256)
        if code not in (129, 141, 143, 144, 157, *_CODES.values())
    ]
    pairs = [f"<{code:02X}> <{point:04X}>" for code, point in own + shared]
    groups = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]  # a group may hold 100 at most
    tables = "\n".join(f"{len(group)} beginbfchar\n" + "\n".join(group) + "\nendbfchar" for group in groups)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{tables}\nendcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()


def _page(lines: list[tuple[str, bool]]) -> bytes:
    parts = [b"BT 56 780 Td %d TL" % _LEADING]
    for text, bold in lines:
        # the space keeps readers from dropping a line of one Polish letter, whose outline their own Courier lacks
        parts.append(b"/F%d %d Tf (%s ) Tj T*" % (2 if bold else 1, _SIZE, _escaped(text)))
    return b"\n".join([*parts, b"ET"])


def _escaped(text: str) -> bytes:
    raw = b"".join(_coded(letter) for letter in text)
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").replace(b"\r", b"\\r")


def _coded(letter: str) -> bytes:
    if letter in _CODES:
        return bytes([_CODES[letter]])
    code = letter.encode("cp1252", errors="replace")
    return b"?" if code[0] in _CODES.values() else code


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream"


def _file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)
