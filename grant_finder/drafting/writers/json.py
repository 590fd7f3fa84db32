"""A draft as a file that the program reads again."""

import json
from dataclasses import replace
from typing import Any

from grant_finder.drafting.clean import cleaned, refuse_absurd, validated
from grant_finder.drafting.forms import check_rules
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
    """Return the draft in `content`; raises BadData, BadForm or BadProject naming the key."""
    if len(content) > _MAX_BYTES:
        raise BadData(place, expected="at most {limit} bytes", limit=_MAX_BYTES, found=len(content))
    try:
        whole: Any = json.loads(content)
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise BadData(place, expected="valid JSON") from None
    if not isinstance(whole, dict) or whole.get("kind") != KIND:
        raise BadData(f"{place}: kind", expected="one of {known}", known=KIND)
    if whole.get("version") != VERSION:
        raise BadData(
            f"{place}: version", expected="one of {known}", known=str(VERSION), found=str(whole.get("version"))[:40]
        )
    data = whole.get("draft")
    if not isinstance(data, dict):
        raise BadData(f"{place}: draft", expected="an object")
    draft = build(Draft, data, f"{place}: draft", BadData)
    # a file from elsewhere is checked like a project and a form of one's own
    refuse_absurd(draft.call.facts, f"{place}: draft.call.facts", BadData)
    check_rules(f"{place}: draft.form", draft.form)
    _lead_is_there(draft, place)
    form = replace(cleaned(draft.form), phrases=draft.form.phrases)
    return replace(cleaned(draft), form=form, project=validated(draft.project))


def _lead_is_there(draft: Draft, place: str) -> None:
    ids = [one.id for one in draft.project.partners]
    if draft.lead not in ids:
        raise BadData(f"{place}: draft.lead", expected="one of {known}", known=", ".join(ids), found=draft.lead[:60])
