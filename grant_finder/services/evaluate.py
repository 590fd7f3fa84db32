"""Reading a folder of labelled announcements, and how well that went."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from grant_finder.errors import InputError
from grant_finder.files import read_file
from grant_finder.model.document import Document
from grant_finder.model.facts import Facts, Reading
from grant_finder.plain import to_plain
from grant_finder.reading.read import read
from grant_finder.reading.score import Scores
from grant_finder.scraping.text import document_from

Read = Callable[[Document], Reading]


@dataclass(frozen=True)
class Evaluation:
    """`scores`: field → {precision, recall, f1, n} or a number; `predictions`: (document id, facts), in order."""

    scores: dict[str, Any]
    predictions: tuple[tuple[str, Facts], ...]


def evaluate_folder(folder: Path, reader: Read = read) -> Evaluation:
    """Read every labelled document (*.json) of `folder` and score the facts against its labels.

    A document has `id`, `labels` and either `text` or the `file` (HTML, PDF, DOCX beside it) to
    read; `labels.reference_date` is its day of publication. Raises InputError for a folder without
    one, or for a document that is not as described.
    """
    scores = Scores()
    predictions: list[tuple[str, Facts]] = []
    for identity, labels, reading in labelled_readings(folder, reader):
        facts = reading.facts
        scores.add(labels, plain_facts(facts))
        predictions.append((identity, facts))
    if not predictions:
        raise InputError(str(folder), expected="a folder with labelled announcements (*.json)")
    return Evaluation(scores.rows(), tuple(predictions))


def labelled_readings(folder: Path, reader: Read = read) -> Iterator[tuple[str, dict[str, Any], Reading]]:
    """Yield (id, labels, reading) of every labelled document of `folder`. Raises InputError for a wrong one."""
    for path in sorted(folder.glob("*.json")):
        labelled = _labelled(path)
        if labelled is not None:
            yield labelled["id"], labelled["labels"], reader(_document(path, labelled))


def plain_facts(facts: Facts) -> dict[str, Any]:
    """Return the facts as the plain JSON values that labels have."""
    return {name: to_plain(getattr(facts, name)) for name in vars(facts)}


def _labelled(path: Path) -> dict[str, Any] | None:
    """Return the document of the file, None if it has no labels (such as a file of floors)."""
    try:
        found = json.loads(read_file(path, InputError).decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise InputError(str(path), expected="JSON in UTF-8") from None
    if not isinstance(found, dict) or "labels" not in found:
        return None
    if not (isinstance(found["labels"], dict) and "kind" in found["labels"] and isinstance(found.get("id"), str)):
        raise InputError(str(path), expected="id (text) and labels with a kind")
    if not isinstance(found.get("text"), str) and not isinstance(found.get("file"), str):
        raise InputError(str(path), expected="text, or the name of a file beside it")
    return found


def _document(path: Path, labelled: dict[str, Any]) -> Document:
    published = _day(path, labelled["labels"].get("reference_date"))
    url = str(labelled.get("url") or "")
    if isinstance(labelled.get("file"), str):
        file = path.parent / Path(labelled["file"]).name
        if not file.is_file():
            raise InputError(str(path), expected="its file beside it", found=file.name)
        return document_from(file.read_bytes(), file.name, "", published=published)
    return Document(url=url, title=str(labelled.get("title") or ""), text=labelled["text"], published=published)


def _day(path: Path, words: object) -> date | None:
    if not words:
        return None
    try:
        return date.fromisoformat(str(words))
    except ValueError:
        raise InputError(f"{path}: labels.reference_date", expected="YYYY-MM-DD", found=str(words)[:40]) from None
