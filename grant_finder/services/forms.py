"""Which application forms there are: the shipped ones and the user's own; a new one from a funder's file."""

import re
from difflib import get_close_matches
from pathlib import Path, PurePath, PurePosixPath
from secrets import token_hex

from grant_finder.drafting.clean import clean_text
from grant_finder.drafting.forms import all_forms, form_from
from grant_finder.drafting.import_form import form_toml_apart
from grant_finder.errors import BadForm, GrantFinderError, UnknownId
from grant_finder.files import make_folder, read_file, save
from grant_finder.model.form import Form
from grant_finder.polish.fold import fold
from grant_finder.projects.accounts import Member, write_audit
from grant_finder.projects.forms import add_form, get_form, remove_form
from grant_finder.projects.forms import forms_of as own_forms
from grant_finder.workspace import Workspace

OWN_MAX = 100

_OTHER = re.compile(r"[^a-z0-9]+")
_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")


def one_form(home: Path, form_id: str) -> Form:
    """Return one form; raises UnknownId with the ids that look alike."""
    forms = all_forms(home)
    if form_id not in forms:
        near = get_close_matches(form_id, forms, n=3, cutoff=0.4)
        raise UnknownId(form_id[:60], kind="form", near=near or sorted(forms))
    return forms[form_id]


def forms_for(workspace: Workspace, organisation: str, old: Form | None = None) -> dict[str, Form]:
    """Return the forms that an organisation can draft on, by id: its own, then those of the installation.

    `old` is that of a draft made before; it is among them even if it was deleted meanwhile.
    """
    own = {one.id: one for one in own_forms(workspace.projects, organisation)}
    known = own | all_forms(workspace.settings.home)
    return known if old is None or old.id in known else known | {old.id: old}


def keep_form(workspace: Workspace, member: Member, content: bytes, name: str) -> Form:
    """Keep what a funder's file asks for, see `read_form`, as a form of the member's organisation, and return it.

    Raises BadForm for a file that cannot be read, and where `OWN_MAX` are kept already.
    """
    if len(own_forms(workspace.projects, member.organisation)) >= OWN_MAX:
        raise BadForm(clean_text(name, 120), expected="at most {limit} forms; delete those not used", limit=OWN_MAX)
    made = read_form(content, name)
    add_form(workspace.projects, member.organisation, made)
    write_audit(workspace.projects, member, "form_added", made.name)
    return made


def delete_form(workspace: Workspace, member: Member, form_id: str) -> Form:
    """Delete a form of the member's organisation and return it as it was. Raises UnknownId."""
    found = get_form(workspace.projects, member.organisation, form_id)
    remove_form(workspace.projects, member.organisation, form_id)
    write_audit(workspace.projects, member, "form_removed", found.name)
    return found


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
    text = form_toml_apart(read_file(file, BadForm), file.suffix.lower(), form_id, file.name)
    form = form_from(text, str(place / "form.toml"))
    target = make_folder(place) / "form.toml"
    try:
        save(text.encode(), target)
    except GrantFinderError:
        target.unlink(missing_ok=True)
        place.rmdir()
        raise
    return target, form


def read_form(content: bytes, name: str) -> Form:
    """Return what a funder's .docx or .odt asks for; `name` is the file's, only its ending counts.

    Its id is new each time. Raises BadForm for a file that cannot be read.
    """
    file = PurePosixPath(clean_text(name, 120).replace("\\", "/"))
    form_id = "-".join(filter(None, (_id_of(file)[:40].strip("-"), token_hex(4))))
    text = form_toml_apart(content, file.suffix.lower(), form_id, file.name)
    return form_from(text, file.name)


def _id_of(file: PurePath) -> str:
    return _OTHER.sub("-", fold(file.stem)).strip("-")[:60].strip("-")
