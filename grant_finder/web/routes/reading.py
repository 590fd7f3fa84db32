"""Jak czytamy: an announcement that somebody holds in hand, with every fact highlighted where it stands."""

from fastapi import APIRouter, Request, Response
from starlette.datastructures import UploadFile

from grant_finder.model.document import Document
from grant_finder.model.facts import Reading
from grant_finder.services.read import read_bytes
from grant_finder.services.values import day_of
from grant_finder.web.deps import Form, Visitor
from grant_finder.web.fact_table import told
from grant_finder.web.rendering import page
from grant_finder.wording.notes import note_text

router = APIRouter()

TEXT_MAX = 200_000


@router.get("/jak-czytamy")
def reading_page(request: Request, visitor: Visitor) -> Response:
    """Show where to paste an announcement or to choose its file."""
    return page(request, "reading", {"document": None, "reading": None, "given": ""})


@router.post("/jak-czytamy")
def reading_made(request: Request, form: Form, visitor: Visitor) -> Response:
    """Show what was read from a pasted text or an uploaded file; nothing of it is kept."""
    file = form.get("file")
    given = str(form.get("text", ""))[:TEXT_MAX]
    published = day_of("published", str(form.get("published", "")))
    if isinstance(file, UploadFile) and file.filename:
        name = file.filename.replace("\\", "/").rpartition("/")[2][:120]
        document, reading = read_bytes(file.file.read(), name, file.content_type or "", published=published)
    else:
        document, reading = read_bytes(given.encode(), "tekst.txt", "text/plain", published=published)
    return page(request, "reading", {"given": given, **_shown(document, reading)})


def _shown(document: Document, reading: Reading) -> dict[str, object]:
    return {
        "document": document,
        "reading": reading,
        "notes": [note_text(one) for one in reading.notes],
        **told(reading.facts, document.text, reading.evidence),
    }
