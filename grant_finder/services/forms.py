"""Which application forms there are: the shipped ones and the user's own."""

from difflib import get_close_matches
from pathlib import Path

from grant_finder.drafting.forms import folders, load_all
from grant_finder.errors import UnknownId
from grant_finder.model.form import Form


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
