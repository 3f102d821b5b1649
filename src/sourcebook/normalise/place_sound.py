"""How a place name sounds: a skeleton of consonants in which the many romanisations of one name meet.

"Qa'im", "Qaim" and "Kaim"; "Deir ez-Zor" and "Dayr al-Zawr"; "Ein Terma" and "ʽAyn Tarmā" share one skeleton, and
so do names in Arabic and Cyrillic letters. Vowels go, for no two systems write them alike; letters that systems
confuse (q, k, g; dh, d, z; kh, h) become one; articles and doubled letters go. Skeletons say "may be the same" and
are for finding candidates in one country: `likeness` then says how alike two spellings are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from .place_names import fold_words

#: Version of `sound_of`; stored in the gazetteer.
SOUNDING = 1
#: A skeleton of one letter says nothing.
SHORTEST_SOUND = 2

#: Languages by how their names are romanised.
Family = Literal["arabic", "cyrillic", "burmese", "french"]

_FAMILIES: dict[Family, str] = {
    "arabic": "AE AF BH BD DJ DZ EG EH ER ET IL IN IQ IR JO KM KW LB LK LY MA MR NP OM PK PS QA SA SD SO SS SY "
    "TD TN TR YE",
    "cyrillic": "AM AZ BA BG BY GE KG KZ MD ME MK MN RS RU TJ TM UA UZ XK",
    "burmese": "MM",
    "french": "BF BI BJ CD CF CG CI CM GA GH GM GN GW ML NE NG RW SL SN TG",
}
_FAMILY_OF: Mapping[str, Family] = {iso2: family for family, codes in _FAMILIES.items() for iso2 in codes.split()}

#: Arabic letters, those of Persian, Urdu and Pashto included, as romanised before the skeleton is taken.
_ARABIC = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
        "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y".split(),
        strict=True,
    )
)
_ARABIC |= {
    "أ": "a", "إ": "i", "آ": "a", "ؤ": "w", "ئ": "y", "ء": "", "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g", "ٹ": "t",
    "ڈ": "d", "ڑ": "r", "ں": "n", "ے": "e", "ځ": "dz", "څ": "ts", "ډ": "d", "ړ": "r", "ږ": "g", "ښ": "kh", "ګ": "g",
    "ڼ": "n", "ټ": "t", "ۍ": "y", "ه": "h",
}  # fmt: skip
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "u", "я": "a", "қ": "k", "ғ": "g", "ҳ": "h", "ҷ": "j", "ӯ": "u",
    "ң": "n", "ө": "o", "ү": "u", "ұ": "u", "һ": "h", "ә": "a", "ј": "y", "љ": "l", "њ": "n", "ћ": "ch", "ђ": "j",
    "џ": "j",
}  # fmt: skip
_NATIVE = str.maketrans({**_ARABIC, **_CYRILLIC})
_ARABIC_ARTICLE = re.compile(r"(?:^|(?<= ))ال(?=\w{2})")
#: The article as romanised, assimilated or not, in front of a word or between two: "ad Dawr", "ez-Zor", "ul Islam".
_ARTICLE = re.compile(
    r"\b(?:al|el|ul|il|ad|ed|an|en|ar|er|as|es|at|et|az|ez|ash|esh|ath|eth|adh|edh|us|ur|ud|uz|ush|l) (?=\w)"
)
#: The article run together with its word: "Alraqqa", "Alhasakah", "Ezzor", "Ashshajara".
_TIED_ARTICLE = re.compile(r"\b(?:[ae]l(?=[bcdfghjkmnpqrstvwxz]\w{3})|[ae](?:sh(?=sh)|([dnrstz])(?=\1)))")
_ARABIC_BOUND = re.compile(r"ة(?= )")  # sounded as t before another word: "Ma'arrat an-Nu'man"

#: Pairs of letters that are one sound, as one letter each; x stands for sh and ch.
_PAIRS: dict[Family, tuple[tuple[str, str], ...]] = {
    "arabic": (
        ("shch", "x"), ("tch", "x"), ("sch", "x"), ("sh", "x"), ("ch", "x"), ("kh", "h"), ("gh", "g"), ("dh", "d"),
        ("th", "t"), ("zh", "j"), ("dj", "j"), ("ph", "f"), ("bh", "b"), ("jh", "j"), ("ts", "s"), ("dz", "z"),
        ("ou", "u"),
    ),
    "cyrillic": (
        ("shch", "x"), ("sch", "x"), ("sh", "x"), ("tch", "x"), ("ch", "x"), ("kh", "h"), ("gh", "g"), ("zh", "j"),
        ("dzh", "j"), ("dj", "j"), ("ts", "c"), ("tz", "c"), ("ph", "f"),
    ),
    "burmese": (
        ("ky", "c"), ("ch", "c"), ("gy", "c"), ("hs", "s"), ("sh", "x"), ("hp", "p"), ("ph", "p"), ("ht", "t"),
        ("th", "t"),
        ("hk", "k"), ("kh", "k"), ("hl", "l"), ("hm", "m"), ("hn", "n"), ("ng", "n"), ("hw", "w"),
    ),
    "french": (
        ("tch", "x"), ("sh", "x"), ("ch", "x"), ("kh", "h"), ("gh", "g"), ("gu", "g"), ("qu", "k"), ("dj", "j"),
        ("dy", "j"),
        ("ou", "u"), ("th", "t"), ("ph", "f"), ("ts", "s"), ("dz", "z"),
    ),
}  # fmt: skip
_MERGED: dict[Family, dict[int, int]] = {
    "arabic": str.maketrans("qgcz", "kkkd"),
    "cyrillic": str.maketrans("gqw", "hkv"),  # Ukrainian h is Russian g: Luhansk, Lugansk
    "burmese": str.maketrans("gdbzq", "ktpsk"),
    "french": str.maketrans("qcz", "kks"),
}
_NO_CONSONANT = re.compile("[aeiouwy]")
_DOUBLED = re.compile(r"(.)\1+")


def family_of(iso2: str | None) -> Family | None:
    """How names of the country are romanised; None for countries whose names have one spelling."""
    return _FAMILY_OF.get(iso2 or "")


def families() -> tuple[Family, ...]:
    """All of them, for a name whose country is not known."""
    return tuple(_FAMILIES)


@lru_cache(maxsize=50_000)
def sound_of(name: str, family: Family) -> str:
    """The skeleton of a name: its words' first letters and consonants, joined."""
    return "".join(_of_word(word, family) for word in spoken(name).split())


def spoken(name: str) -> str:
    """The name in small Latin letters without articles."""
    folded = _ARABIC_ARTICLE.sub("", fold_words(_ARABIC_BOUND.sub("ت", name)))
    if not folded.isascii():
        folded = folded.translate(_NATIVE)
    bare = _ARTICLE.sub("", folded)
    return _TIED_ARTICLE.sub("", bare) or folded


def _of_word(word: str, family: Family) -> str:
    for pair, letter in _PAIRS[family]:
        word = word.replace(pair, letter)
    word = word.translate(_MERGED[family])
    first, rest = word[:1], word[1:]
    if first in "aeiouy":
        first = "a"
    if len(_DOUBLED.sub(r"\1", word)) > 2 and rest.endswith("h"):  # "Raqqah", "Raqqa", "Raqqeh"
        rest = rest[:-1]
    return _DOUBLED.sub(r"\1", first + _NO_CONSONANT.sub("", rest))


def likeness(one: str, other: str) -> float:
    """How alike two spellings are, 0 to 1, vowels counted: what tells names of one skeleton apart.

    Arabic is written without most vowels, so against a name in another script consonants alone are compared.
    """
    native = not (fold_words(one).isascii() and fold_words(other).isascii())
    one, other = _even(spoken(one)), _even(spoken(other))
    if native:
        one, other = _NO_CONSONANT.sub("", one), _NO_CONSONANT.sub("", other)
    from rapidfuzz.distance import Levenshtein  # imported on use: most reports spell their places as the gazetteer does

    return 1.0 - Levenshtein.distance(one, other) / max(len(one), len(other), 1)


def letters_apart(one: str, other: str, most: int) -> int:
    """How many letters to change, add, drop or swap make one key the other; `most` + 1 where more than `most`."""
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=most)


_EVEN = (
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("aa", "a"), ("ei", "ay"), ("ai", "ay"), ("ey", "ay"), ("aw", "o"),
    ("au", "o"),
    ("gh", "g"), ("dh", "d"), ("th", "t"), ("ch", "sh"), ("q", "k"), ("e", "a"), ("o", "u"),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def _even(words: str) -> str:
    """Spelling habits evened out, so that the rest of the differences count."""
    for written, even in _EVEN:
        words = words.replace(written, even)
    words = " ".join(word[:-1] if len(word) > 3 and word.endswith("h") else word for word in words.split())
    return _DOUBLED.sub(r"\1", words.replace(" ", ""))
