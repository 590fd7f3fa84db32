"""A page that is nothing but text: every word of it a theme, a place or a body that a reader of calls listens for."""

import random
from datetime import timedelta

from bench.announcement import FIRST_DAY, MONTHS

_FUNDERS = ("Gmina Przykładowo", "Powiat Wzorcowy", "Fundacja Dobra Okolica", "Dom Kultury w Próbnie")
_WORDS = (
    "warsztaty spotkania mieszkańcy biblioteka koncert dziedzictwo tradycja młodzież seniorzy wystawa teatr "
    "edukacja lokalna świetlica gmina wieś wniosek projekt działania wydarzenie twórczość zespół pamięć historia"
).split()


def dense_page(number: int) -> str:
    """Return a page of 40-80 KB of which nine tenths are text, the worst that reading can meet."""
    rng = random.Random(f"dense/{number}")
    deadline = FIRST_DAY + timedelta(days=rng.randrange(10, 90))
    amount = f"{rng.randrange(5, 60) * 1000:,}".replace(",", "\u00a0")
    said = f"{deadline.day} {MONTHS[deadline.month - 1]} {deadline.year} r."
    title = f"Otwarty nabór wniosków nr {number}/2027 – {rng.choice(_FUNDERS)}"
    menu = "".join(f'<li class="menu-item"><a href="/m/{n}">{rng.choice(_WORDS)} {n}</a></li>' for n in range(120))
    filler = "\n".join(
        f"<p>{' '.join(rng.choices(_WORDS, k=60)).capitalize()}.</p>" for _ in range(rng.randrange(55, 110))
    )
    return f"""<!doctype html><html lang="pl"><head><meta charset="utf-8"><title>{title}</title></head><body>
<div class="cookie">Ta strona używa plików cookie.</div><nav><ul>{menu}</ul></nav>
<main><article><h1 class="entry-title">{title}</h1><div class="entry-content">
<p>Wnioski można składać do {said} do godz. 15:00. Maksymalna kwota dotacji wynosi {amount} zł.</p>
<p>O dotację mogą ubiegać się organizacje pozarządowe i koła gospodyń wiejskich.
Wkład własny w wysokości co najmniej 10% wartości dotacji.</p>
{filler}</div></article></main><footer>© Przykładowo</footer></body></html>"""
