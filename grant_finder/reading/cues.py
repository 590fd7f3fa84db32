"""Words by which an announcement begins to say who may apply, who may not, and who only gets something."""

import re

from grant_finder.patterns import any_of

_APPLY = (
    r"(?:skladac|zlozyc|ubiegac|wystapic|wystepowac|aplikowac|starac|zglaszac|zglosic|przystap(?:ic|owac)|wziac|brac|"
    r"(?:wy)?startowac|s?korzystac|uczestniczyc|(?:na)?pisac|(?:za)?wnioskowac|sieg(?:nac|ac)|pozysk(?:iwa|a)c|"
    r"uzyskac|otrzym(?:yw)?ac|dosta(?:wa)?c|zdoby(?:wa)?c|liczyc|przedlozyc|nad(?:eslac|sylac)|prosic|poprosic|"
    r"przedstawi(?:a)?c|(?:za)?proponowac|przygotowac|walczyc|rywalizowac|kandydowac|przesylac|przeslac|dolaczyc|"
    r"sta(?:na|wa)c|zabiegac)"
)
_MONEY = (
    r"(?:dotacj|grant|mikrodotacj|mikrogrant|srodk|pieniadz|dofinansowan|wsparci|pomoc|konkurs|nabor|fundusz|"
    r"darowizn|program|stypendi|mikrodotacj|pul)\w*"
)
_TO_APPLY = (
    r"(?:sklad|zloz|udzial|zglos|zglasz|aplik|przes|nads|przedst|wnios|wniosk|ubieg|korzyst|skorzyst|sieg|pisan|napis|"
    r"start|konkurs|nabor|program|wzieci|przygotow|realiz|wspolprac|projekt|\d|dnia|konc)"
)
# a body named within a few words
_SOON = (
    r"(?:\w+ ){0,4}?(?:organizacj|stowarzysz|fundacj|bibliotek|instytucj|dom(?:ow|y) kultury|"
    r"kol\w* gospodyn|kgw\b|osp\b|ngo\b|jst\b|osob fizycz|"
    r"szkol|muze|samorzad|podmiot|tworc|artyst|grup nieform|parafi|klub|starostw|"
    r"gmin|powiat|archiw|teatr|uczeln|firm|przedsieb|jednost)"
)
# Who may apply stands anywhere in a sentence with one of these …
CUES = any_of(
    rf"\b(?:beda )?mo(?:ga|ze|gly|gli|zecie)\b (?:\w+ ){{0,4}}?{_APPLY}\b",
    rf"\b{_APPLY}(?: sie| o)?(?: \w+){{0,3}}? (?:moga|moze|beda)\b",
    r"\buprawnieni\b|\buprawnion\w+|\bwnioskodawc\w+|\badresa(?:t|ci|tami|tem)\b|\bbeneficjen\w+|\boferen(?:t|ci|"
    r"tem|tami)\b",
    r"\bgrantobiorc\w+|\bdla kogo\b|\bdo kogo\b|\bkogo (?:to )?dotyczy\b|"
    r"\bkomu (?:przysluguje|dajemy|pomagamy|przyznajemy)\b|"
    r"\bkto (?:\w+ )?(?:moze|mogl|sklada|jest uprawniony|dostanie|skorzysta|wystartuje|zlozy|aplikuje|pisze)|"
    r"^(?:kto|komu) ?[?:|]",
    r"\b(?:wnios(?:ek|k\w*)|ofert\w*|zgloszeni\w*|projekt\w*) (?:\w+ ){0,1}?(?:sklada|zglasza|zloza|zlozy|zloz|"
    r"pisze|pisza|przygotowuje|wysyla)(?:ja)?\b",
    r"(?<!\bnie )\b(?:wy)?startuj\w+|(?<!\bnie )\b(?:wezma udzial|wystapia|aplikuj\w+|ubiegaj\w+ sie)\b",
    r"(?<!\bnie )\b(?:sklada(?:ja)?|zloz[ya]|zglasza(?:ja)?|zglosz[ae]) (?:\w+ ){0,2}?"
    r"(?:wnios(?:ek|k)|ofert|zgloszen|projekt|propozycj|pomysl)\w*|"
    r"\bmozliwosc maja\b|\bdzialasz w\b|\bwspolnie moga\b|\bwystapi o\b|"
    r"\bmaja (?:jeszcze|czas|tylko)\b[^.;\n]{0,40}\b(?:by|aby|zeby|na)\b",
    r"\bprawo (?:do )?(?:skladani|udzial|ubiegani)\w+|^uwaga,? |\bpotencjaln\w+ (?:wniosk|grantob|benef)\w+",
    r" - zacheca(?:my|ja)?\b|(?<!\bnie )\b(?:za)?wnioskuj[ae]\b|(?<!\bnie )\bzglaszaja\b|\bmaja czas (?:na|do)\b",
    r"\b(?:uczestnik|realizator|wykonawc|autor|laureat)\w* (?:\w+ ){0,3}?mo(?:ga|ze) byc\b|"
    r"\bmo(?:ga|ze) byc (?:\w+ ){0,2}?(?:uczestnik|realizator|wykonawc|autor|laureat)\w*",
    r"\buczestnik\w*(?: konkursu| programu)? (?:jest|sa)\b|\bmoga to (?:\w+ )?zrobic\b|"
    r"\bdo (?:konkursu|naboru|programu) (?:staja|przystepuja)\b|"
    r"\b(?:staja|przystepuja) do (?:konkursu|naboru|programu)\b",
    r"\b(?:jestes|jestescie|dzialacie|prowadzicie|reprezentuje(?:sz|cie))\b",
    r"\bz (?:wniosk|ofert)\w+ (?!nie\b)(?:\w+ )?(?:wystep|wystap)\w*|\bwniosek w imieniu \w+ sklada\b|"
    rf"\bo (?!nie\b)(?:\w+ )?{_MONEY} (?!nie\b)(?:\w+ )?(?:wystep|ubieg|staraj|wnios)\w*|"
    r"\bto (?:\w+ )?dla (?:was|ciebie|panstwa)\b",
)
# Those who get something may only be those the projects are for: heard where nobody else is named.
WEAK = any_of(
    r"\b(?:dostana|dostaja|otrzymuja|otrzymaja|skorzystaja|skorzystac)\b|"
    r"\bzostan\w+ wspar\w+|\bzacheca\w*|\b(?:pomaga|pomoze)\b|"
    r"(?<!\bnie )\bkorzystaja(?= ?:| z (?:niego|niej|nich|program|dotacj|grant|wspar|konkurs))|"
    r"\buczestni(?:cy|k)(?: konkursu| naboru| programu)? ?(?:[:|]|\n)"
)
# … and only after one of these.
TOWARDS = any_of(
    r"\b(?:skierowan\w+|adresowan\w+|kierowan\w+|kierujemy|kieruje|przeznaczon\w+|prowadzon\w+)"
    r"(?: jest| sa| byl\w*| zostal\w*)?(?: \w+){0,3}? (?:do|dla|z mysla o)\b",
    # whoever is invited to apply, not "zachęca mieszkańców do wspólnej zabawy"
    r"(?<! - )\b(?:zacheca|zaprasza)(?:my|ja)?\b(?! (?:\w+ ){0,2}na\b)"
    rf"(?![^.;:\n]{{0,100}}? do (?:\w+ )?(?!{_TO_APPLY})\w+(?:ania|enia|ecia|u|y)\b)|\bczeka(?:my|ja)? na\b|"
    r"\bszukamy\b|\bwylacznie dla\b",
    rf"\b(?:{_MONEY}|zl|zlotych|mln|tys\.|przeznaczony) (?:- )?(?:\w+ |\"[^\"\n]{{3,60}}\" ){{0,3}}?dla (?!dzieci|"
    rf"mlodziez|senior)",
    r"\bprzyznawan\w+ (?:\w+ )?(?=osob)|\b(?:zl|zlotych)(?: brutto)? - (?:dla )?|"
    r"\bprzyjmuj\w+ (?:\w+ )?wniosk\w+ (?!o |na |do |w )(?:od )?",
    rf"\bprojekt\w*,? ktore (?:\w+ )?(?:poprowadza|zrealizuja|przygotuja|wymysla|zglosza) (?={_SOON})|"
    r"\bwnioski (?:\w+ ){0,2}?(?:(?:przyjmuj|zbiera)\w* )?od (?!dnia|\d|godz)|\bprzyjmowan\w+ (?:sa )?od (?!dnia|\d)|"
    r"\b(?:oferty|wnioski) (?=organizacj|podmiot|stowarzysz|fundacj)",
    rf"\b(?:okazja|szansa|propozycja|oferta|jest|sa) (?:\w+ )?dla (?={_SOON})|\bzaprosz(?:eni|one) sa\b",
    r"\b(?:ofert|wniosk|zgloszen|projekt|propozycj)\w* od (?!dnia|\d)",
    # "dotacji udziela się organizacjom", "nabór dedykowany jest kołom": whom, in the dative
    r"\b(?:przeznaczon|dedykowan)\w+(?: jest| sa)? (?=(?:\w+ )?\w{3,}om\b)",
    r"\b(?:udziel|przyzna|oferuj)\w*(?: \w+){0,5}? (?=(?:\w+ )?\w{3,}om\b)|\b(?:roz|po)dziel\w* [^.;\n]{0,40}?miedzy\b",
)
# Where nobody is named by any of these, whoever stands beside what is given, unless as the one that gives it.
BESIDE = any_of(
    r"\b(?:dotacj|grant|mikro|dofinansow|sfinansow|wsparci|wesprz|stypendi|konkurs|nabor|ofert|wnios|pieniadz|srodk|"
    r"zglos|zloz|pomysl|projekt|program|zl\b|zlot|zadan)\w*"
)
# … such as these, which mostly give or are a place; anybody before one of the verbs below gives.
GIVERS = frozenset({"local_government", "lgd"})
_GIVES = (
    r"(?:oglasza|oglosi|zaprasza|organizuj|prowadzi\b|informuj|rozda|przezna|przyjmuj|uruch|rozpocz|zbiera|finansuj|"
    r"szuka|rozstrzyg|wspolprac|poprowadz|przypomina)\w*"
)
GIVES = re.compile(rf"[^.;\n]{{0,60}}?\b{_GIVES}")
# "gmina podpisze umowę", "powiat może odmówić", "wniosków papierowych Fundacja nie rozpatruje"
GIVES_ITSELF = re.compile(
    r" (?:\w+ ){0,2}?nie (?:rozpatruje|przyjmuje|udziela|przyznaje|wspiera|finansuje|dofinansowuje|pokrywa|odsyla|"
    r"zwraca|wymaga)\b|"
    rf" (?:\w+ )?(?:(?:moze|zastrzega sobie prawo do) (?:\w+ )?(?:przyzna|da|odm|zmie|zmnie|zwiek|uniew|zlec|"
    rf"powierz|ud|zaz|wez|odst|odwo|pokry|dofin|sfin)|podpis|przekaz|zaw(?:iera|rze)|udziel|dokl|pokry|wypla|dofin|sfin|powierz|zlec|"
    rf"{_GIVES})"
)
BEGINNING = re.compile(r"(?:kto|komu) ?[?:|]|uwaga,? ")
APPLICANT = r"(?:wnioskodawc|beneficj|oferent|grantobiorc|lider|uczestnik|podmiot)\w*"
AGAINST = any_of(
    # "nie może złożyć więcej niż dwóch ofert" only limits
    rf"\bnie (?:moga|moze|mogly) (?:\w+ ){{0,4}}?{_APPLY}\b(?! (?:\w+ ){{0,3}}?wiecej niz\b)",
    rf"\bnie (?:moga|moze) byc (?:\w+ ){{0,2}}?{APPLICANT}|\b{APPLICANT} (?:\w+ ){{0,2}}?nie (?:moga|moze) byc\b",
    r"\bnie (?:wystartuj\w+|skorzystaj\w+|sa uprawnion\w+|jest uprawnion\w+|przyjmuj\w+|(?:udziela|"
    r"przyznaj)\w*(?! (?:\w+ ){0,2}na\b)|"
    r"rozpatruj\w*|obejmuje (?=klub|organiz|szkol|firm|osob|instytuc|jednost|bibliot|paraf)|zloza|dopuszcza\w*|"
    r"kwalifikuja sie|wspiera\w*|finansuje\w* (?:\w+ )?(?:osob|firm|podmiot|"
    r"instytuc)\w*)\b",
    r"\bnieuprawnion\w+|\bz (?:wylaczeniem|wyjatkiem|pominieciem)\b|\bza wyjatkiem\b|"
    r"\bwykluczon\w+ (?:sa|z udzial|podmiot)|\bwylaczon\w+ (?:sa|z |podmiot)|"
    r"\b(?:sa|zostaja) (?:z \w+ )?(?:wykluczeni|wykluczone|wylaczeni|wylaczone)\b",
    r"\b(?:wnios(?:ek|ki|kow)|ofert[ay]?|zgloszen(?:ia)?) (?:(?:od|(?:skladan|zlozon)\w+ przez) .{0,160}?|"
    r"(?:\w+,? ){1,6}?)"
    r"\b(?:nie (?:sa\b|beda\b|dopuszcza|przyjmuj|rozpatruj)|(?:beda|bedzie|zostana|zostanie) odrzuc)|"
    r"\bnie trafi(?:a|aja)?\b(?= do\b)|"
    r"\bz konkursu wylacz\w+",
    r"\bbez wspolprowadzon|\(bez (?!wzgledu|osobowosc|wklad|ogranicz|konieczn)",
    r"\b(?:wyklucz|wylacz)eni (?:sa|z)\b|\bwyklucza sie\b|\b(?:wyklucz|wylacz)(?:eni|one|enia)(?: z \w+)? ?:|"
    r"\bwykluczone (?:sa|z)\b",
    r"\b(?:konkurs|program|nabor|dotacj|wsparci|grant|ofert)\w* (?:\w+ )?nie dotycz[ya]\b|\bnie przewid\w+",
    # not "which hand in no reports": what is not handed in is an application
    r"\b(?:ofert|wnioskow|zgloszen)\w* nie (?:skladaj|sklada|zglasza)\w*|\bnie sklada(?:ja)? (?:ofert|wnios|zgloszen)",
    r"\bnie (?:otrzyma(?:ja)?\b|dostan\w+|biora udzialu|wezma udzialu)\b|\b(?:ale|lecz) nie (?!tylko)",
    r"\b(?:wnioskodawc|beneficjen|oferen|grantobiorc)\w+ nie (?:sa|jest|beda|bedzie)\b|\bnie (?:jest|sa) dla\b",
    # "wszyscy poza firmami"; at the beginning of a sentence it means "besides"
    r"(?<=\w )(?:oprocz|poza) (?=(?:osob|firm|przedsiebior\w+?|parti|szkol|"
    r"uczelni|instytucj|jednostk|klub|kosciol|parafi|"
    r"fundacj|stowarzyszeni)(?:ami|om)\b)",
    r"\bnie (?:sa|jest|beda|bedzie|zostan\w+) (?:objet|udziela|przyznaw|dopuszcz|uwzgledni)\w*|"
    r"\bnie (?:przyslugu|kieruj|adresuj|uznaj|uwzglednia)\w*|\bnie ma mozliwosci (?:skladan|ubiegan|udzial)\w*|"
    r"\bnie (?:finansuje|rozpatruje|wspiera)\w* (?:\w+ )?(?:projekt|wniosk|zadan|ofert)\w* "
    r"(?:od|(?:skladan|zlozon|zglas)\w+ przez)\b|"
    r"\bpraw\w? (?:\w+ ){0,3}nie ma(?:ja)?\b|\bnie ma(?:ja)? prawa\b|\bwykluczeni z [^.;:\n]{1,60}:|"
    r"(?<=\w )procz (?=\w+(?:ow|cy|i|y)\b)|"
    r"\(nie (?=organiz|fundac|stowarz|szkol|firm|instytuc|osob|jednost|klub|paraf)|"
    r"\b(?<!\w )(?<!\w, )(?<!: )nie dotyczy (?!to\b)|"
    # a question with its answer, and who is named after it
    r"\bkto (?:\w+ ){0,3}nie (?:zlozy|wystartuje|skorzysta|dostanie|otrzyma|moze)\b|"
    r"\b(?:wniosk\w+|ofert\w*|dotacj\w+|grant\w*) nie (?:zlozy|otrzyma|dostanie)\b|"
    r"\bnie (?:zlozy|otrzyma|dostanie|wystartuje|skorzysta) (?:\w+ )?ani\b|"
    r"\b(?:ze wsparcia|z (?:programu|dotacji|grantu|dofinansowania|naboru)) nie (?:s?korzysta\w*|beda)|"
    r"\bnie (?:s?korzystaja|moga byc beneficjent\w+)\b(?= ?:)|"
    r"\(oprocz\b| - nie\b(?= ?[.;,]| ?(?!.))",
    r"\bnie (?:jest|sa) (?:skierowan|adresowan|przeznaczon)\w+ (?:do|dla)\b|\bkto nie\b",
    # "wniosku złożyć nie może", "w naborze nie uczestniczą", but not "which take no part in …"
    rf"\b{_APPLY} (?:sie )?nie (?:moga|moze|mogly)\b|\budzialu nie (?:bior|wezm)\w+|"
    r"(?<!ktore )(?<!ktora )(?<!ktory )(?<!ktorych )\bnie (?:uczestnicz[ya]|(?:przystepuj|startuj|aplikuj)[ea]|"
    r"ubiega(?:ja)?)\b|\bnie zaprasza(?:my|ja)?\b(?! (?:\w+ )?(?:na|do)\b)",
    r"\bnie (?:sa|jest|beda|bedzie) (?:oferen|wnioskodawc|beneficjen|grantobiorc|uczestnik|adresat)\w*|"
    r"\bnie (?:sa|beda) (?:do)?finansowan\w+ (?:projekt|wniosk|zadan|ofert)\w*,? "
    r"(?:ktorych (?:wnioskodawc|autor|oferen)\w+ (?:jest|sa)|(?:od|skladan\w+ przez|zlozon\w+ przez))\b|"
    r"\budzial (?:\w+ ){1,4}?(?:jest|zostal) (?:wyklucz|wylacz|niemozliw)\w+|"
    r"\bniedopuszczaln\w+ (?:jest|sa) (?:\w+ ){0,2}?(?:wniosk|ofert|udzial|zgloszen)\w*|"
    r"\bbez prawa (?:do )?(?:udzialu|skladania|startu)\b|"
    r"\b(?:konkurs|program|nabor|oferta|wsparcie|dotacja) nie jest(?= ?[.;,])|"
    rf"\bnie (?:od|dla) (?={_SOON})|\ba nie (?:\w+ )?(?:w imieniu|przez|jako|od)\b|\ba nie (?!tylko )(?={_SOON})",
)
# Of all, these may not: "wszyscy oprócz firm"; without "all" it means "besides".
EXCEPT = re.compile(r"\b(?:wszys[ct]\w+|kazd\w+|dowoln\w+)[^.;:\n]{1,80}?\b(?:oprocz|procz|poza) (?!tym\b|nimi?\b)")
