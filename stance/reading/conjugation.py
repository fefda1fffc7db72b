"""Third-person forms, participles, gerund and infinitive of a French verb, generated from its infinitive.

Covers regular verbs and the irregular families met in reporting prose; a verb of another family is conjugated as
regular, which only adds forms nobody writes. Limits: no first or second person, no agreement beyond the four
participle endings.
"""

from __future__ import annotations

FINITE, PARTICIPLE, GERUND, INFINITIVE = 1, 2, 4, 8

# suffix of the infinitive → (present s, p), imperfect/gerund stem, participle, past s/p, future stem, subjunctive stem
_FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("contredire", ("contredit", "contredisent", "contredis", "contredit", "contredit", "contredirent", "contredir")),
    ("dire", ("dit", "disent", "dis", "dit", "dit", "dirent", "dir")),
    ("tenir", ("tient", "tiennent", "ten", "tenu", "tint", "tinrent", "tiendr")),
    ("venir", ("vient", "viennent", "ven", "venu", "vint", "vinrent", "viendr")),
    ("mettre", ("met", "mettent", "mett", "mis", "mit", "mirent", "mettr")),
    ("battre", ("bat", "battent", "batt", "battu", "battit", "battirent", "battr")),
    ("prendre", ("prend", "prennent", "pren", "pris", "prit", "prirent", "prendr")),
    ("endre", ("end", "endent", "end", "endu", "endit", "endirent", "endr")),
    ("ondre", ("ond", "ondent", "ond", "ondu", "ondit", "ondirent", "ondr")),
    ("erdre", ("erd", "erdent", "erd", "erdu", "erdit", "erdirent", "erdr")),
    ("ompre", ("ompt", "ompent", "omp", "ompu", "ompit", "ompirent", "ompr")),
    ("aître", ("aît", "aissent", "aiss", "u", "ut", "urent", "aîtr")),
    ("crire", ("crit", "crivent", "criv", "crit", "crivit", "crivirent", "crir")),
    ("croire", ("croit", "croient", "croy", "cru", "crut", "crurent", "croir")),
    ("prévoir", ("prévoit", "prévoient", "prévoy", "prévu", "prévit", "prévirent", "prévoir")),
    ("savoir", ("sait", "savent", "sav", "su", "sut", "surent", "saur")),
    ("avoir", ("a", "ont", "av", "eu", "eut", "eurent", "aur")),
    ("mouvoir", ("meut", "meuvent", "mouv", "mu", "mut", "murent", "mouvr")),
    ("vouloir", ("veut", "veulent", "voul", "voulu", "voulut", "voulurent", "voudr")),
    ("pouvoir", ("peut", "peuvent", "pouv", "pu", "put", "purent", "pourr")),
    ("cevoir", ("çoit", "çoivent", "cev", "çu", "çut", "çurent", "cevr")),
    ("devoir", ("doit", "doivent", "dev", "dû", "dut", "durent", "devr")),
    ("valoir", ("vaut", "valent", "val", "valu", "valut", "valurent", "vaudr")),
    ("falloir", ("faut", "faut", "fall", "fallu", "fallut", "fallurent", "faudr")),
    ("asseoir", ("assied", "asseyent", "assey", "assis", "assit", "assirent", "assiér")),
    ("voir", ("voit", "voient", "voy", "vu", "vit", "virent", "verr")),
    ("faire", ("fait", "font", "fais", "fait", "fit", "firent", "fer")),
    ("plaire", ("plaît", "plaisent", "plais", "plu", "plut", "plurent", "plair")),
    ("taire", ("tait", "taisent", "tais", "tu", "tut", "turent", "tair")),
    ("clure", ("clut", "cluent", "clu", "clu", "clut", "clurent", "clur")),
    ("uire", ("uit", "uisent", "uis", "uit", "uisit", "uisirent", "uir")),
    ("lire", ("lit", "lisent", "lis", "lu", "lut", "lurent", "lir")),
    ("rire", ("rit", "rient", "ri", "ri", "rit", "rirent", "rir")),
    ("suivre", ("suit", "suivent", "suiv", "suivi", "suivit", "suivirent", "suivr")),
    ("vivre", ("vit", "vivent", "viv", "vécu", "vécut", "vécurent", "vivr")),
    ("suffire", ("suffit", "suffisent", "suffis", "suffi", "suffit", "suffirent", "suffir")),
    ("aindre", ("aint", "aignent", "aign", "aint", "aignit", "aignirent", "aindr")),
    ("eindre", ("eint", "eignent", "eign", "eint", "eignit", "eignirent", "eindr")),
    ("oindre", ("oint", "oignent", "oign", "oint", "oignit", "oignirent", "oindr")),
    ("soudre", ("sout", "solvent", "solv", "solu", "solut", "solurent", "soudr")),
    ("vaincre", ("vainc", "vainquent", "vainqu", "vaincu", "vainquit", "vainquirent", "vaincr")),
    ("être", ("est", "sont", "ét", "été", "fut", "furent", "ser")),
    ("connaître", ("connaît", "connaissent", "connaiss", "connu", "connut", "connurent", "connaîtr")),
    ("naître", ("naît", "naissent", "naiss", "né", "naquit", "naquirent", "naîtr")),
    ("quérir", ("quiert", "quièrent", "quér", "quis", "quit", "quirent", "querr")),
    ("mourir", ("meurt", "meurent", "mour", "mort", "mourut", "moururent", "mourr")),
    ("courir", ("court", "courent", "cour", "couru", "courut", "coururent", "courr")),
    ("cueillir", ("cueille", "cueillent", "cueill", "cueilli", "cueillit", "cueillirent", "cueiller")),
    ("aillir", ("aille", "aillent", "aill", "ailli", "aillit", "aillirent", "aillir")),
    ("fuir", ("fuit", "fuient", "fuy", "fui", "fuit", "fuirent", "fuir")),
    ("ouvrir", ("ouvre", "ouvrent", "ouvr", "ouvert", "ouvrit", "ouvrirent", "ouvrir")),
    ("ffrir", ("ffre", "ffrent", "ffr", "ffert", "ffrit", "ffrirent", "ffrir")),
    ("entir", ("ent", "entent", "ent", "enti", "entit", "entirent", "entir")),
    ("partir", ("part", "partent", "part", "parti", "partit", "partirent", "partir")),
    ("sortir", ("sort", "sortent", "sort", "sorti", "sortit", "sortirent", "sortir")),
    ("servir", ("sert", "servent", "serv", "servi", "servit", "servirent", "servir")),
    ("dormir", ("dort", "dorment", "dorm", "dormi", "dormit", "dormirent", "dormir")),
)
_PRIORITY = tuple(sorted(_FAMILIES, key=lambda family: -len(family[0])))


def conjugate(lemma: str) -> dict[str, int]:
    """Form → the tags it can carry (FINITE, PARTICIPLE, GERUND, INFINITIVE)."""
    forms: dict[str, int] = {}
    present, past, stem, participle, future = _principal_parts(lemma)
    finite = [*present, *past, _front(stem, "ait"), _front(stem, "aient")]
    finite += [future + ending for ending in ("a", "ont", "ait", "aient")]
    if lemma == "aller":
        finite += ["va", "vont", "ira", "iront", "irait", "iraient", "aille", "aillent"]
    if lemma in ("être", "avoir", "pouvoir", "savoir", "faire", "vouloir"):
        finite += {
            "être": ["soit", "soient"],
            "avoir": ["ait", "aient"],
            "pouvoir": ["puisse", "puissent"],
            "savoir": ["sache", "sachent"],
            "faire": ["fasse", "fassent"],
            "vouloir": ["veuille", "veuillent"],
        }[lemma]
    elif not lemma.endswith("er"):
        finite.append(present[1].removesuffix("nt"))
    for form in finite:
        forms[form] = forms.get(form, 0) | FINITE
    for form in _agreements(participle):
        forms[form] = forms.get(form, 0) | PARTICIPLE
    gerund = {"être": "étant", "avoir": "ayant", "savoir": "sachant"}.get(lemma) or _front(stem, "ant")
    forms[gerund] = forms.get(gerund, 0) | GERUND
    forms[lemma] = forms.get(lemma, 0) | INFINITIVE
    return forms


def _principal_parts(lemma: str) -> tuple[list[str], list[str], str, str, str]:
    """Present, past historic, imperfect stem, participle, future stem."""
    if lemma.endswith("er"):
        return _first_group(lemma)
    for suffix, (third, plural, stem, participle, past, pasts, future) in _PRIORITY:
        if lemma.endswith(suffix):
            head = lemma[: len(lemma) - len(suffix)]
            return (
                [head + third, head + plural],
                [head + past, head + pasts],
                head + stem,
                head + participle,
                head + future,
            )
    base = lemma[:-2]
    return [base + "it", base + "issent"], [base + "it", base + "irent"], base + "iss", base + "i", lemma


def _first_group(lemma: str) -> tuple[list[str], list[str], str, str, str]:
    base = lemma[:-2]
    strong, future = base, lemma
    if base.endswith(("appel", "jet", "nouvel")):
        strong = base + base[-1]
        future = strong + "er"
    elif base.endswith(("uy", "oy")):
        strong = base[:-1] + "i"
        future = strong + "er" if not lemma.endswith("envoyer") else base[:-2] + "err"
    elif len(base) >= 3 and base[-2] in "eé" and base[-1] in "bcdfglmnprstvxyz" and base[-3:-1] not in ("ée", "ue"):
        strong = base[:-2] + "è" + base[-1]
        future = strong + "er" if base[-2] == "e" else lemma
    elif len(base) > 3 and base[-3] == "é" and base[-2:] in ("gr", "br", "gu", "qu", "tr", "gn", "dr"):
        strong = base[:-3] + "è" + base[-2:]
    return ([strong + "e", strong + "ent"], [_front(base, "a"), base + "èrent"], base, base + "é", future)


def _front(stem: str, ending: str) -> str:
    """Softens c and g before a: annonçait, jugeait."""
    if ending.startswith("a") and stem.endswith("c"):
        return stem[:-1] + "ç" + ending
    if ending.startswith("a") and stem.endswith("g"):
        return stem + "e" + ending
    return stem + ending


def _agreements(participle: str) -> list[str]:
    if participle.endswith("s"):
        return [participle, participle + "e", participle + "es"]
    base = participle.replace("û", "u") if participle.endswith("û") else participle
    return [participle, base + "e", base + "s", base + "es"]
