"""An empty application as a funder hands it out."""

import io

import docx


def funders_file() -> bytes:
    """Return a small .docx: a title, two headings, a table of labels, a label with a colon, a table of costs."""
    made = docx.Document()
    made.add_heading("Wniosek do Fundacji Kwiatów Polnych", 1)
    made.add_paragraph("Wypełnij drukowanymi literami.")
    made.add_heading("Wnioskodawca", 2)
    table = made.add_table(rows=0, cols=2)
    for label in ("Nazwa organizacji", "Adres", "Numer w rejestrze", "Opis (do 2 000 znaków)"):
        table.add_row().cells[0].text = label
    made.add_heading("Budżet", 2)
    made.add_paragraph("Kwota dotacji: ______")
    costs = made.add_table(rows=2, cols=3)
    for cell, text in zip(costs.rows[0].cells, ("Koszt", "Kwota", "Uwagi"), strict=True):
        cell.text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
