"""Drafts to files: one block model, one small writer for each format."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from grant_finder.drafting.document import document
from grant_finder.drafting.writers.json import draft_to_json
from grant_finder.errors import InputError
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


def write(draft: Draft, problems: Sequence[Problem], suffix: str) -> bytes:
    """Return the draft as a file of the format `suffix` (".docx", ".odt", ".pdf", ".html", ".md", ".json").

    Raises InputError for an unknown suffix, WriterUnavailable for a missing system library.
    """
    suffix = suffix.lower()
    if suffix == ".json":
        return draft_to_json(draft)
    if suffix not in _WRITERS:
        raise InputError(suffix or "-", expected="a file name that ends with one of {known}", known=" ".join(SUFFIXES))
    module = import_module(f"grant_finder.drafting.writers.{_WRITERS[suffix]}")
    render: Callable[..., bytes] = module.render
    return render(document(draft, problems))
