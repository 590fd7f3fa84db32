"""Whether two names mean one funder, in other words or as an acronym. Pure."""

import re

from grant_finder.catalogue.likeness import Body, Words, all_words, common_words
from grant_finder.polish.fold import fold

# words that every gmina, powiat or voivodeship has in its name: only the others tell one from another
_OFFICE = frozenset(
    fold(word)
    for word in (
        "gmina miasto miejski wiejski gminny urząd burmistrz wójt prezydent powiat powiatowy starosta starostwo zarząd "
        "województwo wojewódzki samorząd marszałek marszałkowski sejmik rada stołeczny i w rp"
    ).split()
)
# and those that many foundations, houses of culture, libraries or institutes have
_KIND = frozenset(
    fold(word)
    for word in (
        "fundacja stowarzyszenie towarzystwo związek dom ośrodek centrum instytut biblioteka publiczny muzeum teatr "
        "kultura sztuka narodowy polski ministerstwo minister regionalny lokalny grupa działanie im na rzecz dla"
    ).split()
)
# of what is a funder's own in its name, in a text that speaks of it
_MOST = 2 / 3


def same_funder(a: str | None, b: str | None) -> bool | None:
    """Tell whether two names mean one funder, in other words or as an acronym; None when one is not known."""
    if not a or not b:
        return None
    left, right = _own(a), _own(b)
    if left and right and common_words(left, right) / min(len(left), len(right)) >= 0.5:
        return True
    # nothing but what many have: "Narodowe Centrum Kultury"
    left, right = _telling(a), _telling(b)
    if left and len(left) == len(right) == common_words(left, right):
        return True
    return fold(a) == _initials(b) or fold(b) == _initials(a)


def rivals(a: str | None, b: str | None) -> bool:
    """Two different local governments: whatever their announcements share, they are two calls."""
    if not a or not b or same_funder(a, b):
        return False
    return all(any(one & _OFFICE for one in all_words(name)) for name in (a, b))


def named_in(name: str, body: Body) -> bool:
    """Tell whether a text speaks of the funder, by what is its own in its name or by its acronym."""
    own, initials = _own(name) or _telling(name), _initials(name)
    # two letters are a word of any text
    return body.says(own, most=_MOST) or bool(initials and len(initials) > 2 and initials in body.forms)


def _telling(name: str) -> Words:
    return frozenset(one for one in all_words(name) if not one & _OFFICE)


def _own(name: str) -> Words:
    return frozenset(one for one in _telling(name) if not one & _KIND)


def _initials(name: str) -> str | None:
    """Return the folded first letters of a name of several words, None where they would make no acronym."""
    letters = [word[0] for word in re.findall(r"[^\W\d_]+", name)]
    return fold("".join(letters)) if len(name) > 10 and 2 <= len(letters) <= 10 else None
