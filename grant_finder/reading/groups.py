"""Not read yet."""

from collections.abc import Mapping

from grant_finder.reading.structure import Found, Text


def extract(text: Text) -> Mapping[str, Found]:
    """Return nothing: the text is not asked."""
    return {}
