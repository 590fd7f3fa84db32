"""What the document is: a call, or one of the eight things that look like one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from grant_finder.model.codes import Kind
from grant_finder.reading.structure import Found, Span, Text

_LEAD = 700  # the beginning of a text says what it is; the rest says what it speaks of

# (kind, weight in the title, weight in the lead, weight in the body, pattern)
_CUES: tuple[tuple[Kind, float, float, float, str], ...] = (
    (
        Kind.RESULTS,
        6,
        4,
        1,
        r"\b(?:wynik(?:i|ow|ami)?|rozstrzygniet\w*|rozstrzygnieci\w*|rozstrzygnelismy) (?:\w+ ){0,3}(?:nabor|konkurs|ocen|otwart|formaln|merytor|edycj|program|postepow)\w*",
    ),
    (
        Kind.RESULTS,
        5,
        0.5,
        0.3,
        r"\bwynik(?:i|ow|ami)\b|\brozstrzygni\w*|\brozdzielon\w*|\bprzyznan[eoay]\w*|\bnagrodzon\w*|\bzwyciez\w*|\blaureac\w*|\bbeneficjen\w*|\bodwolan\w*",
    ),
    (
        Kind.RESULTS,
        5,
        4,
        2,
        r"\blist\w+ (?:rankingow|rezerwow|podmiot|wnioskow|projekt|ofert|zadan|dofinansowan|beneficj|organizacj|ocenion|wybranych|laureat)\w*",
    ),
    (
        Kind.RESULTS,
        4,
        4,
        1.5,
        r"\b(?:dofinansowani\w*|dotacj\w*|grant\w*|wsparci\w*|srodki) (?:\w+ ){0,2}(?:otrzymal|otrzymaly|otrzymaja|otrzymalo|dostal|dostana|dostanie|przyznan|przyznano|uzyskal|trafi|rozdzielon|rozdan|przyznal)\w*",
    ),
    (
        Kind.RESULTS,
        3,
        4,
        1.5,
        r"\b(?:komisja|zarzad|minister|jury|ekspert\w*|kapitul\w+)[^.;\n]{0,80}\b(?:wybral|wybrala|ocenil|ocenila|przyznal|przyznala|wylonil|wylonila|rozpatrzyl|pracowala|zakonczyla ocen|rekomendow)\w*",
    ),
    (
        Kind.RESULTS,
        3,
        3,
        1.5,
        r"\b(?:wplynel\w+|zlozono|ocenion\w+) (?:\w+ ){0,3}\d+ (?:\w+ )?(?:wnios|ofert|projekt|aplikac)\w*|\b\d+ (?:projekt|zadan|zadania|organizacj|wnioskow|ofert|podmiot)\w* (?:otrzyma|dostan|uzyska|zostal|zostalo|zrealizuj)\w*",
    ),
    (Kind.RESULTS, 0, 3, 1, r"\b(?:dziekujemy wszystkim|gratuluj\w+|gratulacje)\b"),
    (
        Kind.JOB,
        8,
        6,
        2,
        r"\b(?:na|o) (?:\w+ )?(?:wolne |kierownicze )?(?:urzednicze )?stanowisk[oau]\b|\bstanowisku\b|\bwoln\w+ stanowisk\w*|\bzatrudni\w*|\bofert\w* pracy\b|\bumow\w+ o prace\b|\b(?:poszukujemy|szukamy) (?:pracownik|instruktor|bibliotek|koordynator|specjalist)\w*|\bkonkurs na dyrektora|\bdyrektora (?:w )?(?:miejsk|gminn|powiatow|muzeum|bibliotek|centrum|osrod|teatr)\w*",
    ),
    (
        Kind.JOB,
        5,
        3,
        1.5,
        r"\brekrutacj\w* na\b|\blist motywacyjny\b|\bkwestionariusz osobow\w*|\bcurriculum|\bcv\b|\bkandydat\w*|\bwymagania (?:niezbedne|dodatkowe)|\b(?:pelny |pol |\d )etatu?\b|\bzyciorys\b|\bwarunki zatrudnienia",
    ),
    (
        Kind.CONTEST,
        8,
        6,
        2,
        r"\bkonkurs\w* (?:\w+ ){0,2}?(?:plastyczn|fotograficzn|recytator|literack|poetyck|muzyczn|wokaln|wiedzy|ortograficzn|kulinarn|krasomow|filmow\w+ dla|rysunkow|czytelnicz|teatraln\w+ dla|na (?:najladn|najpiekn|najlepsz|palm|kartk|stroik|plakat|logo|wiersz|opowiad|potraw|ozdob|szopk|pisank|wieniec|wience|prac|ilustr|limeryk|haslo|mural|projekt (?:logo|plakat|mural|okladk)))\w*",
    ),
    (
        Kind.CONTEST,
        5,
        4,
        2,
        r"\b(?:prac[eay]? konkursow|prace plastyczn|prace w formacie|kart\w+ zgloszenia uczestnika|nagrody rzeczowe|dyplomy|jury (?:oceni|przyzna)|uczestnicy konkursu|plebiscyt|przeglad\w* (?:zespol|teatr|piosenk|kapel|dorobku)|turniej|festiwal\w* (?:piosenki|koled))\w*",
    ),
    (Kind.PARTICIPATORY_BUDGET, 9, 5, 1, r"\bbudze(?:t|tu|cie|tem) (?:obywatelski|partycypacyjn)\w*"),
    (
        Kind.PARTICIPATORY_BUDGET,
        4,
        3,
        1,
        r"\bglosowani\w*[^.;\n]{0,60}\b(?:mieszkan|projekt)\w*|\bpodpis\w* \d+ (?:osob|mieszkanc)\w*|\bfundusz\w* soleck\w*|\bglosuj\w*",
    ),
    (
        Kind.TRAINING,
        8,
        4,
        1,
        r"\b(?:szkoleni|webinar|webinari|warsztat|kurs|seminari|e-learning)(?:a|e|y|ow|um|u|em|ach|ami|om|iow)?\b",
    ),
    (
        Kind.TRAINING,
        6,
        4,
        1,
        r"\bspotkan\w+ (?:informacyjn|szkoleniow|konsultacyjn|online|dla)\w*|\bdni otwarte\b|\bkonsultacj\w+ (?:dla|indywidualn|z ekspert)\w*|\bkonferencj\w*",
    ),
    (
        Kind.TRAINING,
        0,
        3,
        2,
        r"\b(?:szkoleni|spotkani|webinar|warsztat|konferencj)\w* (?:\w+ ){0,3}(?:odbedzie|odbylo|odbyl|poprowadz|rozpoczn|bezplatn)\w*|\bliczba miejsc\b|\bprowadzacy\b|\b(?:uczestnicy|uczestniczki) (?:dowiedz|poznal|poznaj|zdobed)\w*|\bzapis\w* na\b|\brejestracja (?:na|uczestnik)\w*",
    ),
    (
        Kind.TENDER,
        9,
        6,
        2,
        r"\bzapytani\w+ (?:ofertow|cenow)\w*|\bprzetarg\w*|\brozeznani\w+ (?:rynku|cenow)\w*|\b(?:ofert\w+ cenow|zaproszeni\w* do (?:zlozenia|skladania) ofert)\w*|\bpostepowani\w+ o udzieleni\w+ zamowieni\w*",
    ),
    (
        Kind.TENDER,
        3,
        4,
        2,
        r"\bprzedmiot\w* (?:\w+ )?zamowieni\w*|\bzamawiajac\w*|\bzamowieni\w+ publiczn\w*|\bwykonawc(?:a|y|ow|om)\b|\bcpv\b|\bswz\b|\bsiwz\b|\bprawo zamowien|\bkryterium[^.;\n]{0,20}cena\b",
    ),
    (
        Kind.LISTING,
        8,
        4,
        1,
        r"\bharmonogram\w* (?:\w+ )?(?:nabor|konkurs|oglaszan)\w*|\bkalendarz\w* (?:nabor|konkurs|grant)\w*|\b(?:przeglad|zestawienie|lista|wykaz|baza) (?:\w+ )?(?:aktualnych |otwartych )?(?:nabor|konkurs|grant|program|zrodel)\w*|\baktualne (?:nabory|konkursy|granty|dotacje)|\bnewsletter|\bprogramy ministr\w+|\bprogramy ministerstw\w+|\bnabory w (?:20\d\d|styczniu|lutym|marcu|kwietniu|maju|czerwcu|lipcu|sierpniu|wrzesniu|pazdzierniku|listopadzie|grudniu)",
    ),
    (
        Kind.LISTING,
        5,
        3,
        1,
        r"\bplanujemy nastepujace (?:konkurs|nabor)\w*|\bwykaz programow|\b(?:rozpoczel\w*|rozpoczynamy|oglosil\w*|ruszaja|ruszyly) (?:\w+ ){0,2}nabory\b|\barchiwum konkursow|\bpozostale (?:konkursy|nabory)|\bgranty i dotacje\b|\bmozliwosci finansowania",
    ),
    (
        Kind.NEWS,
        8,
        6,
        1,
        r"\buniewazni\w*|\b(?:nabor|konkurs|przyjmowani\w+ wnioskow)\w* (?:\w+ ){0,8}?(?:zostal |jest |byl )?(?:zakonczon|zamkniet|odwolan|anulowan|wstrzyman|zawieszon)\w*|\b(?:zakonczeni|zamknieci|odwolani|wstrzymani|zawieszeni)\w* nabor\w*|\bzakonczy(?:l|lo|la|lismy|ly)\w* (?:sie )?(?:\w+ )?(?:nabor|przyjmowani)\w*|\bsrodki (?:\w+ )?(?:zostaly )?wyczerpan\w*|\bkoniec naboru",
    ),
    (
        Kind.NEWS,
        8,
        6,
        1,
        r"\bnabor\w* (?:do|czlonkow|czlonk\w+|kandydatow|uczestnik\w+|ekspert\w+|recenzent\w+|wolontariusz\w*|przedstawiciel\w*) ?(?:choru|zespol|orkiestr|rady|komisj|teatr|grup|szkol|przedszkol|klub|komitet|sekcji|kapel|na\b|do\b)?\w*|\bzmian\w+ terminu (?:rozstrzyg|ocen|ogloszenia wynik)\w*|\bprzedluzeni\w* terminu (?:rozstrzyg|ocen|realizac)\w*",
    ),
    (
        Kind.NEWS,
        6,
        3,
        1,
        r"\bkonsultacj\w+ (?:spoleczn|program|regulamin|projektu)\w*|\bsprawozdani\w+ z\b|\bpodsumowan\w*|\brelacj[aei]\b|\bjubileusz\w*|\bza nami\b|\bzapraszamy na (?:koncert|wystaw|spektakl|spotkani|festyn|pokaz|wernisaz)\w*|\bodebra[lł]\w*|\botwarci\w* (?:wystaw|bibliotek|swietlic|muzeum)\w*|\bpodpisan\w+ umow\w*|\bpodpisalismy\b",
    ),
    (
        Kind.NEWS,
        3,
        4,
        1.5,
        r"\b(?:projekt|zadanie|wydarzenie|koncert|ksiazka|wystawa|inwestycja)\w* (?:\w+ ){0,3}(?:dofinansowan|wspolfinansowan|sfinansowan|zrealizowan)\w*|\b(?:otrzymalismy|pozyskalismy|zrealizowalismy|zdobylismy|dostalismy)\b|\bkwota dofinansowania:|\bcalkowita wartosc (?:zadania|projektu|inwestycji)|\bdziekujemy (?:wszystkim )?za (?:obecnosc|udzial)",
    ),
    (
        Kind.CALL,
        5,
        4,
        1,
        r"\b(?:oglasza|oglosil|oglasil|oglosila|oglosilo|oglaszam|oglaszamy|rusza|ruszyl|ruszaja|ruszyla|wystartowal|wystartowala|startuje|rozpoczyna|rozpoczynamy|rozpoczal|otworzylo|otworzyl|otwieramy|otwiera|trwa|uruchamia|uruchamiamy|zaprasza|przedluza|przedluzamy|wydluza|przypomina)\w* (?:\w+[, ]+){0,6}?(?:nabor|konkurs|edycj|oferent|skladani|przyjmowani|wnios|program)\w*",
    ),
    (
        Kind.CALL,
        4,
        3,
        1,
        r"\bnabor\w* (?:\w+ ){0,2}(?:wniosk|ofert|projekt|trwa|potrwa|rusza|ruszy|od|do \d|zglosze|ciagl|uzupeln|w konkurs|w programie|w ramach)\w*|\botwart\w* konkurs\w* ofert|\bkonkurs\w* (?:grantow|dotacyjn|ofert|na (?:dotacj|dofinans|realizacj|wspar|inicjatyw|projekt|mikro|granty))\w*|\bcall for (?:applications|proposals)",
    ),
    (
        Kind.CALL,
        3,
        2,
        1,
        r"\b(?:dotacj|grant|mikrogrant|dofinansowani|mikrodotacj|minigrant|wsparci)\w* (?:\w+ ){0,3}(?:do|dla|na|od|w wysokosci)\b|\b(?:pieniadze|srodki) (?:dla|na)\b|\bwez grant|\bzdobadz\b|\bfundusz grantow",
    ),
    (
        Kind.CALL,
        2,
        3,
        2,
        r"\b(?:wnios|ofert|zgloszen|aplikacj|projekt)\w* (?:\w+ ){0,4}(?:mozna|nalezy|prosimy|trzeba|skladac|skladamy|sklada sie|przyjmuj|przyjmie|zlozyc|zglaszac|wysla)\w*|\b(?:mozna|nalezy|prosimy|moga) (?:\w+ ){0,3}(?:skladac|zlozyc|zglaszac|ubiegac|aplikowac|wnioskowac|starac)|\btermin\w* (?:i miejsce )?(?:skladania|naboru|zglaszania|przyjmowania|nadsylania) (?:ofert|wnios|zglosz|projekt|aplik)?\w*",
    ),
    (
        Kind.CALL,
        2,
        2,
        1.5,
        r"\b(?:kto moze|uprawnieni|uprawnion\w+|wnioskodawc\w*|oferen\w*|adresat\w*|dla kogo|beneficjentami)\b|\bwklad\w* wlasn\w*|\b(?:maksymaln|minimaln)\w+ (?:kwot|wysokosc|dofinans|dotacj|grant)\w*|\bregulamin\w* (?:konkurs|nabor|program)\w*|\bkryteri\w+ (?:oceny|wyboru|formaln|merytor)\w*|\bgenerator\w*",
    ),
)
_COMPILED = tuple((kind, title, lead, body, re.compile(pattern)) for kind, title, lead, body, pattern in _CUES)
_BODY_CAP = 4  # a word repeated all over a page proves no more than a few times
_ENOUGH = 4.0


@dataclass
class _Score:
    points: float = 0.0
    best: float = 0.0
    place: Span = Span(0, 0)


def extract(text: Text) -> Mapping[str, Found]:
    """Return kind, with the phrase that weighed most; nothing when no kind has enough behind it."""
    scores = _scores(text)
    kind = max(scores, key=lambda one: scores[one].points, default=None)
    if kind is None or scores[kind].points < _ENOUGH:
        return {}
    place = scores[kind].place
    return {"kind": text.found(kind.value, place if place.end > place.start else _first_line(text))}


def _first_line(text: Text) -> Span:
    return text.lines[0]


def _scores(text: Text) -> dict[Kind, _Score]:
    scores: dict[Kind, _Score] = {}
    heading = _first_line(text) if text.lines else Span(0, 0)
    for kind, title, lead, body, pattern in _COMPILED:
        score = scores.setdefault(kind, _Score())
        if title and pattern.search(text.title):
            score.points += title
        counted = 0
        for match in pattern.finditer(text.folded):
            in_heading = match.start() < heading.end and heading.end - heading.start < 200
            weight = lead if match.start() < _LEAD else body
            if in_heading:
                weight = max(weight, title * 0.6)
            if weight > score.best:
                score.best, score.place = weight, Span(*match.span())
            score.points += weight if counted < 2 else weight * 0.4
            counted += 1
            if counted >= _BODY_CAP:
                break
    return scores
