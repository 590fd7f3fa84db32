"""How announcements write the names of bodies that may give money."""

import re
from collections.abc import Iterator

from grant_finder.reading.structure import Text

UPPER = "A-ZĄĆĘŁŃÓŚŹŻ"
NAME = rf"(?:[a-z]?[{UPPER}„“”\"«»][\w„”“\"'.&»-]{{0,40}})"
_TAIL = rf"(?: (?:{NAME}|i|im\.|imienia|w|we|na|nad|dla|ds\.|oraz|z|wokół|przy|pod|–|-)(?!\w)){{0,7}}"
_PLACE = rf"(?: (?:Miasta|Gminy|Dzielnicy|m\. ?st\.|i|w|we|nad))*(?: [{UPPER}][\w-]{{1,40}}){{1,3}}"
_OF_VOIVODESHIP = r"[\w–-]{1,40}(?:sk|ck|dzk)i(?:ego|e)\b"
_REGION = (
    r"(?:Małopolski|Wielkopolski|Mazowsza|Podkarpacia|Podlasia|Pomorza(?: Zachodniego)?|Lubelszczyzny|Opolszczyzny|"
    r"Dolnego Śląska|Śląska|Kujaw i Pomorza|Warmii i Mazur)"
)
_MINISTRY = (
    r"(?:Kultury|Edukacji|Rodziny|Sportu|Spraw|Rolnictwa|Pracy|Nauki|Klimatu|Środowiska|Cyfryzacji|Rozwoju|Funduszy|"
    r"Zdrowia|Obrony|Aktywów|Polityki|Inwestycji|Infrastruktury|Finansów|Sprawiedliwości|Równości)\b"
)
_MINISTRY_SMALL = (
    r"(?:kultury|dziedzictwa|narodow\w+|edukacji|rodziny|sportu|turystyki|spraw|wewnętrznych|administracji|rolnictwa|"
    r"rozwoju|wsi|pracy|polityki|społeczne[jg]o?|nauki|szkolnictwa|wyższego|klimatu|środowiska|cyfryzacji|funduszy|"
    r"regionalnej|zdrowia|obrony|infrastruktury|finansów|sprawiedliwości|równości|technologii|senioralnej)\b"
)
_ADJECTIVES = (
    rf"(?:[{UPPER}][\w-]{{1,40}}(?:sk|ck|dzk|jn|nn|ow|wn|ln|czn)(?:i|y|a|ą|e|ie|iej|iego|ego|ej|im|ym) ){{0,3}}"
)
_HOSTS = (
    r"(?:Caritas|Uniwersytet\w*|Teatr(?:u|owi|em)?\b|Oper[aęy]\b|Galeri[aęi]+\b|Zam(?:ek|ku)\b|Spółdzielni[aęi]?\b|"
    r"Nadleśnictw\w+|Park\w* (?:Narodow|Krajobrazow)\w+|Zesp(?:ół|ołu) (?:Parków|Szkół)|"
    r"Biur\w+ (?:Festiwalow|Wystaw)\w+|"
    r"Kuri[aęi]+\b|Parafi[aęi]+\b|(?:Archi)?[Dd]iecezj[aęi]\b|Izb[aęy] [A-ZŁŚ]\w+|Cech(?:u|em)? [A-ZŁŚ]\w+|Komitet\w*)"
)
# Kinds of bodies, each with what its name goes on with.
_KNOWN = (
    rf"(?:[Zz]arząd\w*|[Mm]arszał(?:ek|k\w+)|[Ss]amorząd\w*|Sejmik\w*|"
    rf"Urz[ąę]d\w* Marszałkowsk\w+) [Ww]ojewództwa {_OF_VOIVODESHIP}|"
    rf"(?:[Zz]arząd\w*|[Ss]amorząd\w*|[Mm]arszał(?:ek|k\w+)) {_REGION}\b|"
    rf"[Uu]rz[ąę]d\w* [Mm]arszałkowsk\w+ w [{UPPER}]\w+(?: [{UPPER}]\w+)?|Województw\w+ {_OF_VOIVODESHIP}|"
    rf"(?:Zarząd\w* Powiatu|Rad\w+ Powiatu|Starost\w+(?: Powiatow\w+)?|Powiat(?:u|owi|em)?)(?: w|"
    rf" we)?(?: [{UPPER}][\w-]{{1,40}}){{1,2}}|"
    rf"(?:Burmistrz\w*|Wójt\w*|Prezydent\w*|Gmin[aąęy]|Dzielnic[ay]|Miast[oa]|Urz[ąę]d\w* (?:Miasta|Miejski\w*|Gminy)|"
    rf"Rad\w+ (?:Gminy|Miasta|Miejsk\w+|Osiedla|Dzielnicy)){_PLACE}|"
    rf"[Mm]\. ?st\. Warszawa\b|"
    rf"Ministerstw\w+ {_MINISTRY}(?:(?:,? i|,)? [{UPPER}]\w+)*|"
    rf"Minist(?:er|ra|rowi|rem) (?:(?:ds\.|do [Ss]praw) )?{_MINISTRY}(?:(?:,? i|,)? [{UPPER}]\w+)*|"
    rf"[Mm]inist(?:er|ra|erstw\w+) (?:(?:ds\.|do spraw) )?{_MINISTRY_SMALL}(?:(?:,? i|,)? {_MINISTRY_SMALL})*|"
    rf"(?:[Ww]ojewódzki\w* )?[Uu]rz[ąę]d\w* [Oo]chrony [Zz]abytków{_TAIL}|"
    rf"WFOŚiGW w(?: [{UPPER}][\w-]{{1,40}}){{1,2}}|"
    rf"[Ww]ojewódzki\w* [Ff]undusz\w* [Oo]chrony [Śś]rodowiska{_TAIL}|"
    rf"Wojewod\w+ [{UPPER}][\w-]{{1,40}}(?:sk|ck)i\w*|Euroregion\w* {NAME}{_TAIL}|"
    rf"{_ADJECTIVES}(?:Fundacj[aąeęi]|Stowarzyszeni\w+|Towarzystw\w+|Lokaln\w+ Grup\w+ (?:Działania|Rybac\w+)|LG[DR]|"
    rf"Fundusz\w* Lokaln\w+|Bank(?:u|iem)?\b|Bibliotek\w+|"
    rf"Książnic\w+|Centrum|Instytut\w*|Muzeum|Filharmoni\w+|Ośrod(?:ek|k\w+)|Domu?\b|Agencj\w+|Akademi\w+|"
    rf"Biur\w+ [Pp]rogramu|Federacj\w+|Zwi[ąa]z(?:ek|ku)|Instytucj\w+ Kultury|"
    rf"{_HOSTS}){_TAIL}"
)
# Bodies that mostly host or help: named alone they are no givers.
HOSTS = re.compile(rf"{_ADJECTIVES}{_HOSTS}")
_BODIES = re.compile(rf"(?<!\w)(?:{_KNOWN})")
# What may begin with any word costs many times more: only for texts that speak of it.
_CONSERVATOR = "konserwator"
_WITH_CONSERVATORS = re.compile(
    rf"(?<!\w)(?:{_KNOWN}|"
    rf"(?:[{UPPER}]?[\w-]{{1,40}}(?:sk|ck)i(?:ego|emu|m)? )?(?:[Ww]ojewódzki\w* )?[Kk]onserwator\w* [Zz]abytków)"
)


def bodies_in(text: Text) -> Iterator[re.Match[str]]:
    """Yield the names of bodies of known kinds in `text.cased`."""
    if _CONSERVATOR not in text.folded:
        yield from text.names(_BODIES)
        return
    for line in text.lines:
        yield from text.names(_WITH_CONSERVATORS if _CONSERVATOR in text.words(line) else _BODIES, line)
