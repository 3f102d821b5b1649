"""Closed-class English words and verb forms: what a shallow tagger needs to know of the language."""

from __future__ import annotations

from functools import cache
from importlib import resources
from itertools import pairwise

DETERMINERS = frozenset(
    "a an the this that these those his her its their our my your some any no each every both all another other "
    "several many few such either neither what which whose".split()
)
PREPOSITIONS = frozenset(
    "of in on at by for from with to into onto upon near around towards toward between among amid against during "
    "after before since until till through throughout across along over under above below behind beside besides "
    "beyond inside outside within without via about as off despite following per than like opposite".split()
)
CONJUNCTIONS = frozenset("and or but nor while when where whereas because although though if unless as so that".split())
RELATIVES = frozenset("who whom which that whose where when".split())
PRONOUNS = frozenset(
    "he she it they them him her we us i you himself herself themselves itself who whom one's there someone "
    "somebody anyone nobody none".split()
)
AUXILIARIES = frozenset("is are was were be been being am has have had having do does did get got gets".split())
BE_FORMS = frozenset("is are was were be been being am get got gets".split())
MODALS = frozenset("will would shall should can could may might must".split())
NEGATIONS = frozenset("not never no n't neither nor without".split())
ADVERBS = frozenset(
    "ablaze alight afire dead also however meanwhile later earlier then now today yesterday there here again "
    "already still just only even "
    "very too so far soon once often always reportedly allegedly apparently subsequently immediately seriously "
    "critically severely badly fatally separately similarly elsewhere together away back down up out over off "
    "instead thereafter afterwards moreover further meantime initially finally recently suddenly nearby "
    "indiscriminately simultaneously successfully safely heavily briefly jointly likewise currently presumably".split()
)
NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen dozens "
    "hundreds thousands scores half".split()
)
#: Words in -ly that are no adverbs.
NOT_ADVERBS = frozenset(
    "elderly weekly daily monthly yearly hourly nightly early family assembly supply reply rally ally july "
    "italy anomaly monopoly "
    "likely unlikely deadly costly friendly ugly holy lonely lively orderly costly cowardly timely worldly "
    "only fly apply comply multiply rely".split()
)
#: Words in -ing that are nouns behind a noun: "council building", "target killing".
ING_NOUNS = frozenset(
    "building buildings meeting wedding crossing landing warning dwelling parking hearing clothing gathering wing".split()
)
#: Participles that describe people rather than tell what happened to them just now.
DESCRIPTIVE_PARTICIPLES = frozenset(
    "armed unarmed unidentified unknown suspected alleged masked banned outlawed proscribed retired united dreaded "
    "wanted so-called motorcycle-borne bike-borne led linked affiliated based backed improvised loaded parked "
    "fortified listed aged veiled organised organized disputed occupied restricted scheduled abandoned combined "
    "uniformed hooded riddled ridden hit accused trained affected controlled infested disgruntled "
    "undisclosed unspecified".split()
)


def inflect(base: str) -> tuple[str, str, str]:
    """The regular third person, past and -ing form of a verb."""
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    past, ing = base + "ed", base + "ing"
    if base.endswith("y") and base[-2] not in "aeiou":
        third, past = base[:-1] + "ies", base[:-1] + "ied"
    elif base.endswith("e"):
        past = base + "d"
        ing = base[:-1] + "ing" if not base.endswith(("ee", "ie")) else ing
        ing = base[:-2] + "ying" if base.endswith("ie") else ing
    elif _doubles(base):
        past, ing = base + base[-1] + "ed", base + base[-1] + "ing"
    return third, past, ing


#: Longer verbs stressed on the last syllable, which double their consonant as one-syllable verbs do.
_DOUBLING = frozenset(
    "occur refer admit commit permit compel expel repel transfer defer regret control patrol equip kidnap "
    "recur concur incur deter propel rebel submit handicap".split()
)
#: Verbs whose past is their base, so that only the words around tell them from nouns.
SAME_PAST = frozenset("set put hit cut hurt beat cast split shut burst let quit slit shed spread rid".split())


def _doubles(base: str) -> bool:
    if base in _DOUBLING:
        return True
    if len(base) < 3 or base[-1] in "wxyaeiou" or base[-2] not in "aeiou" or base[-3] in "aeiou":
        return False
    return sum(a in "aeiou" and b not in "aeiou" for a, b in pairwise(base)) == 1


@cache
def verb_forms() -> dict[str, tuple[str, str]]:
    """Every known verb form: word -> (base, form); form is base, s, ed (past or participle), or ing."""
    forms: dict[str, tuple[str, str]] = {}
    text = resources.files(__package__).joinpath("verbs.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        base, *irregular = line.split()
        third, past, ing = inflect(base)
        for word, form in ((base, "base"), (third, "s"), (ing, "ing")):
            forms.setdefault(word, (base, form))
        for word in irregular or (past,):
            forms[word] = (base, "ed") if word != base else forms[base]
        forms.setdefault(past, (base, "ed"))  # "burned" beside "burnt"
    return forms


@cache
def common_words() -> frozenset[str]:
    """Words that news writes in lower case: in a text in capitals, and where a sentence starts, these are no names."""
    text = resources.files(__package__).joinpath("common_words.txt").read_text(encoding="utf-8")
    listed = {line for line in text.splitlines() if line and not line.startswith("#")}
    closed = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | PRONOUNS | AUXILIARIES | MODALS | NEGATIONS | ADVERBS
    closed |= NUMBER_WORDS
    return frozenset(listed | closed | DESCRIPTIVE_PARTICIPLES | set(verb_forms()))
