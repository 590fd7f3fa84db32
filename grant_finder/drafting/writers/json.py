"""A draft as a file that the program reads again."""

import json
from typing import Any

from grant_finder.errors import BadData
from grant_finder.model.draft import Draft
from grant_finder.plain import to_plain
from grant_finder.tomlfile import build

KIND = "grant-finder-draft"
VERSION = 1
_MAX_BYTES = 20_000_000


def draft_to_json(draft: Draft) -> bytes:
    """Return the draft as JSON that says of itself that it is a draft and not submitted."""
    whole = {"kind": KIND, "version": VERSION, "submitted": False, "draft": to_plain(draft)}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def draft_from_json(content: bytes, place: str = "draft.json") -> Draft:
    """Return the draft in `content`; raises BadData naming `place` and the key that is wrong."""
    if len(content) > _MAX_BYTES:
        raise BadData(place, expected=f"at most {_MAX_BYTES} bytes", found=len(content))
    try:
        whole: Any = json.loads(content)
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise BadData(place, expected="valid JSON") from None
    if not isinstance(whole, dict) or whole.get("kind") != KIND:
        raise BadData(f"{place}: kind", expected=KIND)
    if whole.get("version") != VERSION:
        raise BadData(f"{place}: version", expected=str(VERSION), found=str(whole.get("version"))[:40])
    data = whole.get("draft")
    if not isinstance(data, dict):
        raise BadData(f"{place}: draft", expected="an object")
    return build(Draft, data, f"{place}: draft", BadData)
