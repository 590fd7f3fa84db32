"""Names of bodies as they are called: "Urzędu Miejskiego w Żninie" → "Urząd Miejski w Żninie"."""

import re

# the beginning of the head noun, its nominative, and its gender (masculine, feminine, neuter)
_HEADS = (
    ("Zarząd", "Zarząd", "m"), ("Marszał", "Marszałek", "m"), ("Urz[ąę]d", "Urząd", "m"), ("Fundacj", "Fundacja", "f"),
    ("Stowarzyszeni", "Stowarzyszenie", "n"), ("Gmin(?!n)", "Gmina", "f"), ("Burmistrz", "Burmistrz", "m"),
    ("Wójt", "Wójt", "m"), ("Prezydent", "Prezydent", "m"), ("Starosty?\\b|Starost[ąęo]", "Starosta", "m"),
    ("Starostw", "Starostwo", "n"), ("Powiat(?!ow[eyą])", "Powiat", "m"), ("Instytut", "Instytut", "m"),
    ("Ośrod", "Ośrodek", "m"), ("Dom(?:u|em|owi)?\\b", "Dom", "m"), ("Biur", "Biuro", "n"),
    ("Bibliote", "Biblioteka", "f"), ("Książnic", "Książnica", "f"), ("Ministerstw", "Ministerstwo", "n"),
    ("Minist(?:e?r)", "Minister", "m"), ("Towarzystw", "Towarzystwo", "n"), ("Agencj", "Agencja", "f"),
    ("Akademi", "Akademia", "f"), ("Rad[aąęyo]", "Rada", "f"), ("Województw", "Województwo", "n"),
    ("Samorząd(?!ow)", "Samorząd", "m"), ("Federacj", "Federacja", "f"), ("Kancelari", "Kancelaria", "f"),
    ("Związ", "Związek", "m"), ("Centr", "Centrum", "n"), ("Muze", "Muzeum", "n"), ("Grup", "Grupa", "f"),
    ("Konserwator", "Konserwator", "m"), ("Wojewod", "Wojewoda", "m"), ("Komitet", "Komitet", "m"),
    ("Euroregion", "Euroregion", "m"), ("Filharmoni", "Filharmonia", "f"), ("Miast", "Miasto", "n"),
    ("Fundusz", "Fundusz", "m"), ("Bank(?:iem|u|owi)\\b", "Bank", "m"),
)  # fmt: skip
_HEAD = re.compile("|".join(f"(?P<h{number}>{start})" for number, (start, _, _) in enumerate(_HEADS)))
# those whose adjective may stand behind, and those of one form in all singular cases
_TAKES_ADJECTIVE = frozenset(
    {
        "Urząd",
        "Bank",
        "Powiat",
        "Województwo",
        "Starostwo",
        "Starosta",
        "Wojewoda",
        "Instytut",
        "Biblioteka",
        "Centrum",
        "Muzeum",
    }
)
_UNCHANGING = frozenset({"Centrum", "Muzeum"})
_ADJECTIVE = re.compile(r"([\w-]{1,40}?)(?:(?<=[skc])iego|(?<=[kg])iej|(?<=[kg])im|ego|ej|ym|ą)$")
_ENDINGS = {"m": ("i", "y"), "f": ("a", "a"), "n": ("ie", "e")}


def to_nominative(name: str) -> str:
    """Return `name` with its head noun and the adjectives that agree with it in the nominative.

    What follows them is left as written; a name whose head is not known comes back unchanged.
    """
    words = name.split(" ")
    for number, word in enumerate(words[:5]):
        head = _HEAD.match(word)
        if head is None or word[:1].islower():
            continue
        _, nominative, gender = _HEADS[int(str(head.lastgroup)[1:])]
        if word == nominative and nominative not in _UNCHANGING:
            return name
        before = [_agreeing(one, gender) for one in words[:number]]
        after = words[number + 1 :]
        if after and nominative in _TAKES_ADJECTIVE:
            after[0] = _agreeing(after[0], gender)
        return " ".join([*before, nominative, *after])
    return name


def _agreeing(word: str, gender: str) -> str:
    found = _ADJECTIVE.match(word)
    if found is None:
        return word
    stem = found.group(1)
    return stem + _ENDINGS[gender][0 if stem[-1] in "kg" else 1]
