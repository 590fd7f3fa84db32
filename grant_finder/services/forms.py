"""Which application forms there are: the shipped ones and the user's own; a new one from a funder's file."""

import re
from difflib import get_close_matches
from pathlib import Path

from grant_finder.drafting.forms import all_forms, load_file
from grant_finder.drafting.import_form import form_toml
from grant_finder.errors import BadForm, GrantFinderError, UnknownId
from grant_finder.files import make_folder, read_file, save
from grant_finder.model.form import Form
from grant_finder.polish.fold import fold

_OTHER = re.compile(r"[^a-z0-9]+")
_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")


def one_form(home: Path, form_id: str) -> Form:
    """Return one form; raises UnknownId with the ids that look alike."""
    forms = all_forms(home)
    if form_id not in forms:
        near = get_close_matches(form_id, forms, n=3, cutoff=0.4)
        raise UnknownId(form_id[:60], kind="form", near=near or sorted(forms))
    return forms[form_id]


def import_form(home: Path, file: Path, form_id: str = "", folder: Path | None = None) -> tuple[Path, Form]:
    """Make a form folder of a funder's .docx or .odt; return the path of its form.toml, and the form as it is read.

    The folder is `folder`, whose name is then the id, else `home`/forms/<id>; without an id the
    file's name makes one. Raises BadForm for a file that cannot be read, an id that is taken or
    is no folder name; NotWritable, NoSpace. What is there already is never written over.
    """
    form_id = folder.name if folder else form_id or _id_of(file)
    if not _ID.fullmatch(form_id):
        raise BadForm(form_id[:60], expected="small letters, digits and hyphens, e.g. fundacja-kwiaty-2027")
    place = folder or home / "forms" / form_id
    if place.exists() or form_id in all_forms(home):
        raise BadForm(str(place), expected="an id that is not used yet")
    text = form_toml(read_file(file, BadForm), file.suffix.lower(), form_id, file.name)
    target = make_folder(place) / "form.toml"
    try:
        save(text.encode(), target)
        return target, load_file(target)
    except GrantFinderError:
        target.unlink(missing_ok=True)
        place.rmdir()
        raise


def _id_of(file: Path) -> str:
    return _OTHER.sub("-", fold(file.stem)).strip("-")[:60].strip("-")
