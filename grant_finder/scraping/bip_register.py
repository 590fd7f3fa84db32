"""The central register of Polish BIPs: a zip of subjects.xml, read row by row within bounds.

What is known of its shape is in docs/adding-a-source.md; the file comes from a stranger, so nothing in it is trusted.
"""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from grant_finder.errors import BadData
from grant_finder.scraping.html_text import clean

MOST_BYTES = 40 * 2**20
_MEMBER = "subjects.xml"
_FIELDS = {"id", "name", "url", "communeTercCode"}
_LONGEST = 500


@dataclass(frozen=True, kw_only=True)
class Subject:
    """One body in the register: its number there, name, address of its BIP, TERC of the gmina it sits in."""

    id: str
    name: str
    url: str
    terc: str


def subjects(file: Path) -> Iterator[Subject]:
    """Yield the bodies of the register, one after the other as the file is read.

    Raises BadData when the file is no zip with subjects.xml, is damaged, declares entities, or unpacks to more than
    40 MiB.
    """
    with _opened(file) as unpacked:
        above: list[Element] = []
        for event, element in ElementTree.iterparse(unpacked, events=("start", "end"), forbid_dtd=True):
            if event == "start":
                above.append(element)
                continue
            above.pop()
            if {_local(one) for one in element} >= _FIELDS:
                yield _subject(element)
                element.clear()
                if above:
                    above[-1].clear()  # rows already given take no room


def _subject(row: Element) -> Subject:
    said = {_local(one): clean("".join(one.itertext()))[:_LONGEST] for one in row}
    return Subject(id=said["id"], name=said["name"], url=said["url"], terc=said["communeTercCode"])


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


@contextmanager
def _opened(file: Path) -> Iterator["_Bounded"]:
    try:
        with zipfile.ZipFile(file) as archive, archive.open(_MEMBER) as member:
            yield _Bounded(member, str(file))
    except FileNotFoundError:
        raise BadData(str(file), expected="an existing file") from None
    except IsADirectoryError:
        raise BadData(str(file), expected="a file, not a folder") from None
    except DefusedXmlException:
        raise BadData(f"{file}: {_MEMBER}", expected="XML without entities") from None
    except (zipfile.BadZipFile, KeyError, ParseError, zlib.error, EOFError, RuntimeError, OSError, ValueError) as error:
        # RuntimeError and its NotImplementedError: encrypted, or packed in a way zipfile does not know;
        # ValueError: a name inside is not the UTF-8 it says it is
        raise BadData(str(file), expected="a zip with subjects.xml", found=str(error)[:200]) from None


class _Bounded:
    """A stream that ends in an error instead of filling the memory."""

    def __init__(self, stream: IO[bytes], place: str) -> None:
        self._stream, self._place, self._left = stream, place, MOST_BYTES

    def read(self, size: int = -1) -> Any:
        piece = self._stream.read(min(size, 2**16) if size > 0 else 2**16)
        self._left -= len(piece)
        if self._left < 0:
            raise BadData(self._place, expected="at most {limit} bytes unpacked", limit=MOST_BYTES)
        return piece
