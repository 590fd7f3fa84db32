"""Places said by an adjective or by the land they lie in: "gnieźnieńskich stowarzyszeń", "na Podhalu"."""

import re
from functools import cache

from grant_finder.places.gazetteer import powiats
from grant_finder.places.teryt import places
from grant_finder.polish.fold import fold

# Lands that lie in one voivodeship and are heard as places only; folded.
LANDS: tuple[tuple[str, str], ...] = (
    ("04", r"kujaw(?:y|ach|ami|om)?|paluk(?:i|ach)?"),
    ("06", r"zamojszczy\w+"),
    ("12", r"podhal\w+|sadecczy\w+|spisz\w*|oraw(?:a|y|ie|e)"),
    ("14", r"kurpi(?:e|ach|ami|om|owszczy\w+)?"),
    ("18", r"rzeszowszczy\w+|bieszczad\w*"),
    ("20", r"suwalszczy\w+|bialostocczy\w+"),
    (
        "22",
        r"(?<!kujaw i )(?<!kujawy i )(?<!kujawach i )pomorz(?:e|u|a)(?! (?:zachodni|srodkow|i kujaw))|"
        r"trojmi(?:asto|asta|escie|astem)|koci?ewi(?:e|u|a)",
    ),
    ("24", r"zywiecczy\w+|zaglebi\w+ dabrowsk\w+|gornoslasko-zaglebiowsk\w+ metropoli\w+"),
    ("28", r"warmi(?:a|i|e|a)|mazur(?:y|ach|ami|om)?"),
)
LAND = re.compile("(?<![a-z])(?:" + "|".join(f"(?P<w{code}>{words})" for code, words in LANDS) + r")(?![a-z])")
# What must stand before a land: a mazurka is a dance and Mazur a surname.
IN_LAND = re.compile(
    r"(?:\b(?:na|z|ze|dla|do|calych|calej|terenie|terenu|obszarze|regionu|mieszkanc\w+|mieszkank\w+|organizacj\w+) |"
    r"\bna [a-z]+ i |\bz [a-z]+ i )$"
)
# The noun that an adjective of a city or its powiat says where to look for.
OF_CITY = re.compile(
    r"([sc]k(?:i|iego|iemu|im|ich|imi|a|iej|ie)) (?:(?:lokaln|mlod|spoleczn)\w+ )?"
    r"(?=(?:stowarzyszen|organizacj|osrod|bibliote|"
    r"centrum|instytucj|artyst|tworc|mieszkan|ngo\b|klub|szkol|spolecznos|inicjatyw|budzet|samorzad|radn[iy]|rad[ay]\b|"
    r"senior|mlodziez|przedsiebior|dom\w* kultury|srodowisk|urz[ae]d|ratusz|magistrat|zabytk|projekt|placowk|wspolnot))"
)
OFFICE = re.compile(r"urz[ae]d|ratusz|magistrat|samorzad")
# Cities by whose name no powiat is called; their adjectives, up to the "k".
_CITIES = {
    "warszawsk": "1465",
    "gdynsk": "2262",
    "sopock": "2264",
    "szczecinsk": "3262",
    "katowick": "2469",
    "bytomsk": "2462",
    "chorzowsk": "2463",
    "zabrzansk": "2478",
    "sosnowieck": "2475",
    "tysk": "2477",
    "jaworznick": "2468",
    "myslowick": "2470",
    "swietochlowick": "2476",
    "siemianowick": "2474",
    "jeleniogorsk": "0261",
    "swinoujsk": "3263",
}
_SAME = 3  # letters by which a powiat and the city in its midst begin alike: "nowosądecki", Nowy Sącz


@cache
def of_adjective(form: str) -> tuple[str, ...]:
    """Return the TERC codes a folded adjective may mean, in any case: a powiat and the city it lies around, if any."""
    stem = re.sub(r"(?<=k)(?:i|iego|iemu|im|ich|imi|a|iej|ie)$", "", form)
    if stem in _CITIES:
        return (_CITIES[stem],)
    return tuple(code for one in powiats(f"{stem}i".replace("-", " ")) for code in (one, *_city_within(one, stem)))


def _city_within(powiat: str, stem: str) -> tuple[str, ...]:
    return tuple(code for code, folded in _cities() if code[:2] == powiat[:2] and folded[:_SAME] == stem[:_SAME])


@cache
def _cities() -> tuple[tuple[str, str], ...]:
    return tuple((code, fold(one.name)) for code, one in places().items() if len(code) == 4 and one.type != "powiat")
