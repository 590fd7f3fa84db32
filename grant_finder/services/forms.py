"""Which application forms there are: the shipped ones and the user's own; a new one from a funder's file."""

import re
from difflib import get_close_matches
from pathlib import Path

from grant_finder.drafting.forms import folders, load_all
from grant_finder.drafting.import_form import form_toml
from grant_finder.drafting.writers import save
from grant_finder.errors import BadForm, NotWritable, UnknownId
from grant_finder.model.form import Form

_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")


def all_forms(home: Path) -> dict[str, Form]:
    """Return all forms by id; those in `home`/forms win over the shipped. Raises BadForm naming file:key."""
    return load_all(folders(home))


def one_form(home: Path, form_id: str) -> Form:
    """Return one form; raises UnknownId with the ids that look alike."""
    forms = all_forms(home)
    if form_id not in forms:
        near = get_close_matches(form_id, forms, n=3, cutoff=0.4)
        raise UnknownId(form_id[:60], kind="form", near=near or sorted(forms))
    return forms[form_id]


def import_form(home: Path, file: Path, form_id: str) -> Path:
    """Make a form folder of a funder's .docx or .odt in `home`/forms and return its form.toml.

    Raises BadForm for a file that cannot be read or an id that is taken or no folder name.
    """
    if not _ID.fullmatch(form_id):
        raise BadForm(form_id[:60], expected="small letters, digits and hyphens, e.g. fundacja-kwiaty-2027")
    target = home / "forms" / form_id / "form.toml"
    if target.exists():
        raise BadForm(str(target), expected="an id that is not used yet")
    try:
        content = file.read_bytes()
    except OSError as refused:
        raise BadForm(str(file), expected="a readable file", found=refused.strerror) from None
    text = form_toml(content, file.suffix.lower(), form_id, file.name)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as refused:
        raise NotWritable(str(target.parent), why=refused.strerror or "") from None
    save(text.encode(), target)
    return target
