"""Blocks to a tagged PDF (PDF/UA-1) by way of the HTML page."""

import io

from grant_finder.drafting.blocks import Document
from grant_finder.drafting.writers.html import page
from grant_finder.errors import WriterUnavailable


def render(document: Document) -> bytes:
    """Return the document as PDF/UA-1; raises WriterUnavailable when the system lacks pango."""
    try:
        # takes a second to import and needs system libraries; most runs never print a PDF
        from weasyprint import HTML
        from weasyprint.urls import URLFetchingError
    except OSError as absent:
        raise WriterUnavailable(".pdf", needs="pango", detail=str(absent)[:200]) from None

    def nothing_from_outside(url: str, *_: object, **__: object) -> object:
        raise URLFetchingError(url)

    out = io.BytesIO()
    HTML(string=page(document), url_fetcher=nothing_from_outside).write_pdf(out, pdf_variant="pdf/ua-1")
    return out.getvalue()
