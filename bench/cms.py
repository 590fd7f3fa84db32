"""The markup that content management systems put around an announcement: 40-80 KB, most of it no text at all."""

import random
from html import escape

from bench.announcement import Said

_SECTIONS = (
    "Aktualności Urząd Mieszkaniec Kultura Sport Oświata Turystyka Inwestycje Rada Sołectwa Zdrowie Kontakt Przetargi "
    "Budżet Organizacje Środowisko Galeria Petycje Podatki Komunikacja"
).split()
_PLUGINS = ("slider", "gallery", "cookie-notice", "accessibility", "events-calendar", "contact-form", "lightbox")


def wordpress(said: Said, rng: random.Random) -> str:
    """Return the announcement as a page of a WordPress theme."""
    head = "".join(
        f"<link rel='stylesheet' id='{name}-css' href='/wp-content/plugins/{name}/style.css?ver={rng.randrange(99)}' />"
        f"<script src='/wp-content/plugins/{name}/front.js' id='{name}-js'></script>"
        for name in _PLUGINS
    )
    style = f"<style id='global-styles-inline-css'>{_presets(rng, 120)}</style>"
    return _page(
        said.title,
        f"{head}{style}<script>window._settings={_settings(rng, rng.randrange(80, 330))};</script>",
        f"""<div id="cookie-notice" role="dialog"><span>Strona używa ciasteczek.</span></div>
<header class="site-header"><nav id="site-navigation" class="main-navigation">
<ul class="menu">{_menu(rng, 90)}</ul></nav></header>
<div class="site-content"><main id="main" class="site-main"><article class="post type-post status-publish">
<header class="entry-header"><h1 class="entry-title">{escape(said.title)}</h1></header>
<div class="entry-content">{_body(said)}<div class="sharedaddy"><a href="#">Udostępnij</a></div></div></article></main>
<aside class="sidebar widget-area">{_widgets(rng)}</aside></div>""",
        f"<script>var emoji={_settings(rng, 40)};</script>",
    )


def bulletin(said: Said, rng: random.Random) -> str:
    """Return the announcement as a page of a Biuletyn Informacji Publicznej, with its table of who wrote it when."""
    meta = "".join(
        f"<tr><th>{label}</th><td>{value}</td></tr>"
        for label, value in (("Wytworzył", "Referat Promocji"), ("Odwiedzin", rng.randrange(9999)), ("Wersja", "2"))
    )
    changes = "".join(f"<tr><td>{n}</td><td>Edycja treści</td><td>administrator</td></tr>" for n in range(12))
    return _page(
        said.title,
        f"<style>{_presets(rng, 60)}</style><script>{_settings(rng, rng.randrange(80, 330))}</script>",
        f"""<div class="skiplinks"><a href="#tresc">Przejdź do treści</a></div>
<div id="lewe-menu" class="menu"><ul>{_menu(rng, 180)}</ul></div>
<div id="tresc-kontener"><h1>{escape(said.title)}</h1><div class="entry-content">{_body(said, table=True)}</div>
<table class="metryka">{meta}</table><table class="rejestr-zmian metryka">{changes}</table></div>""",
        f"<script>{_settings(rng, 30)}</script>",
    )


def portal(said: Said, rng: random.Random) -> str:
    """Return the announcement as a page of a large portal: icons drawn in place, few scripts."""
    icons = "".join(
        f'<svg viewBox="0 0 24 24"><path d="M{" ".join(str(rng.randrange(24)) for _ in range(90))}z"/></svg>'
        for _ in range(40)
    )
    return _page(
        said.title,
        f"<style>{_presets(rng, 80)}</style>",
        f"""<header><nav><ul>{_menu(rng, 70)}</ul></nav><div class="icons" aria-hidden="true">{icons}</div></header>
<main><article id="main-content" class="article-area__article"><h1>{escape(said.title)}</h1>
<div class="editor-content entry-content">{_body(said)}</div></article></main>""",
        f"<script>window.__data={_settings(rng, rng.randrange(110, 370))}</script>",
    )


LAYOUTS = (wordpress, bulletin, portal)


def _page(title: str, head: str, body: str, tail: str) -> str:
    links = "".join(f'<li><a href="/stopka/{n}">{name}</a></li>' for n, name in enumerate(_SECTIONS * 2))
    return f"""<!doctype html><html lang="pl-PL"><head><meta charset="utf-8"><title>{escape(title)}</title>
<meta name="viewport" content="width=device-width"><meta property="og:title" content="{escape(title)}">{head}</head>
<body class="single">{body}<footer class="site-footer"><ul>{links}</ul><p>© Urząd Gminy</p></footer>
{tail}</body></html>"""


def _body(said: Said, *, table: bool = False) -> str:
    first = "".join(f"<p>{escape(one).replace(chr(10), '<br>')}</p>" for one in said.paragraphs[:3])
    if table:
        rows = "".join(f"<tr><td>{n}.</td><td>{escape(one)}</td></tr>" for n, one in enumerate(said.paragraphs[3:6], 1))
        rest = f'<table style="border-collapse:collapse"><tbody>{rows}</tbody></table>'
    else:
        rest = "".join(f'<p style="text-align: justify;">{escape(one)}</p>' for one in said.paragraphs[3:6])
    more = "".join(f"<p><span>{escape(one)}</span></p>" for one in said.paragraphs[6:])
    lists = "".join(
        f"<p><strong>{heading}</strong></p><ul>{''.join(f'<li>{one}</li>' for one in items)}</ul>"
        for heading, items in said.lists
    )
    return first + rest + more + lists + "".join(f"<p>{escape(one)}</p>" for one in said.ending)


def _menu(rng: random.Random, entries: int) -> str:
    return "".join(
        f'<li id="menu-item-{n}" class="menu-item menu-item-type-post_type menu-item-object-page menu-item-{n}">'
        f'<a href="/{rng.choice(_SECTIONS).lower()}/{n}">{rng.choice(_SECTIONS)} {n}</a></li>'
        for n in range(entries)
    )


def _widgets(rng: random.Random) -> str:
    return "".join(
        f'<section class="widget widget_recent_entries"><h2>{rng.choice(_SECTIONS)}</h2><ul>'
        + "".join(
            f'<li><a href="/wpis/{rng.randrange(9999)}">Wieści: {rng.choice(_SECTIONS)}</a></li>' for _ in range(10)
        )
        + "</ul></section>"
        for _ in range(4)
    )


def _presets(rng: random.Random, rules: int) -> str:
    return "".join(
        f".has-colour-{n}-background{{background-color:#{rng.randrange(16**6):06x};padding:{rng.randrange(40)}px "
        f"{rng.randrange(40)}px;margin:0 auto;font-size:clamp(14px,{rng.random():.3f}rem,22px)}}"
        for n in range(rules)
    )


def _settings(rng: random.Random, keys: int) -> str:
    return "{" + ",".join(f'"option_{n}":"{rng.randrange(16**40):040x}"' for n in range(keys)) + "}"
