"""Reading files of strangers in a process of its own."""

import sys
from collections.abc import Callable

from grant_finder.childprocess import be_child, in_child
from grant_finder.errors import Unreadable

_TEXT_CAP = 600_000


def text_in_child(kind: str, content: bytes, place: str) -> str:
    """Return the text of a file of `kind` (pdf, docx, odt, legacy). Raises Unreadable saying why.

    `why` is scan, broken, encrypted, encoding, program (LibreOffice is missing) or size (time or memory ran out).
    """
    answer = in_child(__name__, kind, content=content)
    if "why" in answer:
        raise Unreadable(place, why=str(answer["why"]))
    return str(answer["text"])[:_TEXT_CAP]


def _answer(content: bytes) -> dict[str, str]:
    try:
        return {"text": _reader(sys.argv[1])(content)}
    except Unreadable as refused:
        return {"why": str(refused.params["why"])}


def _reader(kind: str) -> Callable[[bytes], str]:
    # imports here, so that no library is loaded before the limits stand
    if kind == "pdf":
        from grant_finder.scraping.pdf import pdf_text

        return pdf_text
    from grant_finder.scraping import office

    return {"docx": office.docx_text, "odt": office.odt_text}[kind]


if __name__ == "__main__":
    be_child(_answer)
