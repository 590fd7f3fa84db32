"""Make the HTML, PDF and DOCX announcements of this folder from their texts; run it after a text has changed."""

import html
import json
from pathlib import Path

from grant_finder.demo.papers import paper_bytes
from grant_finder.demo.world import Paper

HERE = Path(__file__).parent
PAGE = """<!DOCTYPE html>
<html lang="pl"><head><meta charset="utf-8"><title>{title} - Aktualności</title></head>
<body>
<div class="cookies">Strona używa plików cookies. <a href="#">Rozumiem</a></div>
<nav><ul><li><a href="/">Strona główna</a></li><li><a href="/kultura">Kultura</a></li></ul></nav>
<main><article class="entry-content"><h1>{title}</h1>
{body}
</article></main>
<aside><h2>Zobacz także</h2>
<ul><li><a href="/1">Dni miasta 12 czerwca</a></li><li><a href="/2">Zwrot akcyzy do 28 lutego</a></li></ul></aside>
<footer>Urząd czynny w godz. 7.30–15.30. Wszelkie prawa zastrzeżone 2019</footer>
</body></html>
"""


def body(text: str) -> str:
    """Return the text below its title as simple HTML: paragraphs, lists and tables."""
    parts: list[str] = []
    for block in text.split("\n\n")[1:]:
        lines = [html.escape(line, quote=False) for line in block.strip().split("\n")]
        if all(" | " in line for line in lines):
            rows = ("".join(f"<td>{cell}</td>" for cell in line.split(" | ")) for line in lines)
            parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        else:
            parts += [f"<p>{line}</p>" for line in lines]
    return "\n".join(parts)


def make(path: Path) -> None:
    """Write the file that the labelled document at `path` names, if it names one."""
    labelled = json.loads(path.read_text("utf-8"))
    name = labelled.get("file")
    if not name:
        return
    title, content = labelled["title"], body(labelled["text"])
    if name.endswith(".html"):
        made = PAGE.format(title=html.escape(title, quote=False), body=content).encode()
    else:
        made = paper_bytes(Paper(name=name, title=title, body=content))
    (HERE / name).write_bytes(made)


if __name__ == "__main__":
    for one in sorted(HERE.glob("g*.json")):
        make(one)
