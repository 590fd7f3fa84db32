"""What a call pays for: themes by the words of its title, aims and task list."""

import re
from collections.abc import Mapping

from grant_finder.model.codes import Theme
from grant_finder.reading.structure import Found, Span, Text

_WORDS: tuple[tuple[Theme, str], ...] = (
    (Theme.CULTURAL_EDUCATION, r"edukacj\w+ (?:kultur\w+|artystyczn\w+|muzealn\w+)|animacj\w+ kultur\w+|edukacyjno-animacyjn\w+"),
    (Theme.READING, r"czytelnictw\w*|promocj\w+ ksiazk\w+|glosn\w+ czytani\w+|klub\w* ksiazki|spotkan\w+ autorsk\w+|partnerstwo dla ksiazki"),
    (Theme.HERITAGE_TANGIBLE, r"zabytk\w*|dobr kultury|prac\w* konserwatorsk\w+|dziedzictw\w+ materialn\w+|ochron\w+ dziedzictwa"),
    (Theme.HERITAGE_INTANGIBLE, r"dziedzictw\w+ niematerialn\w+|niematerialn\w+ dziedzictw\w+|rekodziel\w+|rzemiosl\w+|zwyczaj\w+|obrzed\w+|gwar\w+|tradycj\w+ (?:lokaln|regionaln|kulinarn)\w+|ochron\w+ tradycji"),
    (Theme.FOLKLORE, r"folklor\w*|kultur\w+ ludow\w+|stroj\w* (?:ludow|regionaln)\w+|kapel\w* ludow\w+|zespol\w* (?:ludow|folklor|spiewacz)\w+|spiewacz\w+|sztuk\w+ ludow\w+"),
    (Theme.HISTORY_MEMORY, r"histori(?:i|a|e|yczn\w+)|patrioty\w+|pamiec\w*|upamietni\w+|miejsc\w* pamieci|wspomnien\w*|tradycj\w+ narodow\w+"),
    (Theme.THEATRE, r"teatr\w*|spektakl\w*|inscenizacj\w+"),
    (Theme.DANCE, r"tanc\w*|taniec|taneczn\w+|choreografi\w+"),
    (Theme.MUSIC, r"muzy(?:ka|ki|ce|czn\w+)|koncert\w*|orkiestr\w*|chor(?:y|ow|u|em|alisty\w+)?\b|instrument\w* (?:muzyczn|dla)\w*"),
    (Theme.FILM, r"film\w*|kino\b|kinow\w+|audiowizualn\w+"),
    (Theme.VISUAL_ARTS, r"sztuk\w+ wizualn\w+|plastyczn\w+|fotografi\w+|wystaw\w+|malarstw\w+|mural\w*"),
    (Theme.LITERATURE_PUBLISHING, r"literatur\w*|literack\w+|wydawnicz\w+|publikacj\w+|czasopism\w*"),
    (Theme.FESTIVAL_EVENT, r"festiwal\w*|przeglad(?:y|ow|u)\b|wydarzen\w+ (?:artystyczn|kulturaln|swiateczn)\w+|imprez\w+ kulturaln\w+|jarmark\w*"),
    (Theme.AMATEUR_ART, r"amatorsk\w+|tworczosc\w* (?:amatorsk|artystyczn)\w+|zajec\w* artystyczn\w+"),
    (Theme.INFRASTRUCTURE, r"infrastruktur\w*|remont\w*|modernizacj\w+|budow[aeyi]\b|rozbudow\w+|wyposazen\w+|doposazen\w+|zakup\w* (?:sprzetu|instrumentow|wyposazenia)"),
    (Theme.DIGITISATION, r"digitalizacj\w+|cyfryzacj\w+|zdigitaliz\w+|kultur\w+ cyfrow\w+"),
    (Theme.COMMUNITY_ANIMATION, r"spolecznosc\w* lokaln\w+|lokaln\w+ spolecznosc\w*|inicjatyw\w* (?:lokaln|oddoln|mieszkanc|spoleczn|sasiedzk)\w+|sasiedzk\w+|integracj\w+ mieszkanc\w+|kapital\w* spoleczn\w+|dzialaj lokalnie|lokalnie\b"),
    (Theme.ACCESSIBILITY, r"dostepnosc\w*|audiodeskrypcj\w+|bez barier|jezyk migowy|likwidacj\w+ barier"),
    (Theme.INTERCULTURAL, r"miedzykulturow\w+|wielokulturow\w+|wspolprac\w+ (?:miedzynarodow|europejsk|dwustronn)\w+|mniejszosc\w* narodow\w+|dialog\w* kulturow\w+|grup\w+ wyszehradzk\w+"),
    (Theme.CIVIC, r"spoleczenstw\w+ obywatelsk\w+|aktywnosc\w* obywatelsk\w+|organizacj\w+ obywatelsk\w+|wolontariat\w*|obywatelsk\w+ (?:zaangazowan|postaw)\w+|samoorganizacj\w+"),
    (Theme.RESEARCH, r"badan(?:ia|iach|awcz\w+)\b|diagnoz\w+"),
    (Theme.TOURISM, r"turysty\w+|krajoznaw\w+"),
    (Theme.ENVIRONMENT, r"ekologi\w+|ekologiczn\w+|proekologiczn\w+|srodowisk\w+ (?:naturaln|przyrodnicz)\w+|zielen\w*|przyrod\w+|ogrod\w* spoleczn\w+|klimat\w*"),
    (Theme.SPORT, r"sport\w*|kultur\w+ fizyczn\w+"),
    (Theme.SOCIAL, r"wyrown\w+ szans|wykluczen\w+|integracj\w+ spoleczn\w+|pomoc\w* spoleczn\w+|wlaczeni\w+ spoleczn\w+|spoleczno-wychowawcz\w+|aktywizuj\w+|dobroczyn\w+|charytatywn\w+"),
    (Theme.EDUCATION, r"edukacj[aię]\b(?! kultur| artyst| ekolog)|edukacyjn\w+(?!-animac)|oswiat\w+|oswiatow\w+|kompetencj\w+ (?:spoleczn|emocjonaln)\w+"),
    (Theme.OTHER, r"(?:zadan\w* |z zakresu |w (?:zakresie|dziedzinie) |promocj\w+ )kultur[yae](?: i sztuki)?\b|kultury, sztuki|projekt\w* kulturaln\w+"),
)  # fmt: skip
_THEME = re.compile("|".join(f"(?P<{code.name}>(?<![a-z]){pattern})" for code, pattern in _WORDS))
_TELLING = re.compile(
    r"cel(?:em|e|u)?\b|zadani\w+|zakres\w*|na co|przeznacz\w+|dofinans\w+|finansowan\w+|wspiera\w*|wspar\w+|projekt\w*|"
    r"dotyczy|obejmuj\w+|priorytet|pieniadz\w+|program\b|sluz\w+|konkurs\b|polega"
)
_ASIDE = re.compile(r"wynik\w*|cookies|komentarz|w latach|fot\.|newsletter|zobacz tez|czytaj")
TITLE_WEIGHT, TELLING_WEIGHT, LEAST = 3.0, 1.5, 1.5
MOST = 5


def extract(text: Text) -> Mapping[str, Found]:
    """Return `themes`, the weightiest first: words of the title and of sentences on aims count more."""
    weights: dict[str, float] = {}
    places: dict[str, list[Span]] = {}
    for match in _THEME.finditer(text.title):
        code = Theme[str(match.lastgroup)].value
        weights[code] = weights.get(code, 0.0) + TITLE_WEIGHT
    for sentence in text.sentences:
        words = text.words(sentence)
        if _ASIDE.search(words):
            continue
        bullet = text.line_at(sentence.start).kind == "bullet"
        weight = TELLING_WEIGHT if bullet or _TELLING.search(words) else 0.5
        for match in _THEME.finditer(text.folded, sentence.start, sentence.end):
            code = Theme[str(match.lastgroup)].value
            weights[code] = weights.get(code, 0.0) + weight
            places.setdefault(code, []).append(Span(*match.span()))
    codes = [code for code in sorted(weights, key=lambda one: -weights[one]) if weights[code] >= LEAST and code in places]
    if not codes:
        return {}
    kept = codes[:MOST]
    return {"themes": text.found(tuple(kept), *(places[code][0] for code in kept))}
