"""Drafts to files: one block model, one small writer for each format, nothing half-written left behind."""

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from grant_finder.drafting.document import document
from grant_finder.drafting.writers.json import draft_to_json
from grant_finder.errors import NoSpace, NotWritable, WriterUnavailable
from grant_finder.model.draft import Draft, Problem

# imported when first used: help and search must not wait for them
_WRITERS: Mapping[str, str] = {
    ".docx": "docx",
    ".odt": "odt",
    ".html": "html",
    ".md": "markdown",
    ".pdf": "pdf",
}
SUFFIXES = (*_WRITERS, ".json")
_NO_SPACE = 28


def write(draft: Draft, problems: Sequence[Problem], suffix: str) -> bytes:
    """Return the draft as a file of the format `suffix` (".docx", ".odt", ".pdf", ".html", ".md", ".json").

    Raises WriterUnavailable for an unknown suffix or a missing system library.
    """
    suffix = suffix.lower()
    if suffix == ".json":
        return draft_to_json(draft)
    if suffix not in _WRITERS:
        raise WriterUnavailable(suffix or "?", needs=" ".join(SUFFIXES))
    module = import_module(f"grant_finder.drafting.writers.{_WRITERS[suffix]}")
    render: Callable[..., bytes] = module.render
    return render(document(draft, problems))


def save(content: bytes, path: Path) -> None:
    """Write `content` to `path` whole or not at all; raises NotWritable or NoSpace, leaving no partial file."""
    temporary = ""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            temporary = file.name
            file.write(content)
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except OSError as refused:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        if refused.errno == _NO_SPACE:
            raise NoSpace(str(path)) from None
        raise NotWritable(str(path), why=refused.strerror or "") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
