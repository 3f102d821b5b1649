"""Reading a place name: the form it is looked up by, and what its own words say of its level ("Swat District").

One form for the build of the gazetteer, for a user's own additions and for every lookup. Change it, and
`FOLDING` must rise and the gazetteer be built anew: the two are compared when it is opened.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

#: Version of `name_key`; stored in the gazetteer.
FOLDING = 1

#: What the words of a name say about it, smallest first: "Orangi Town" is a quarter or town, "Sariab Road" a point.
Level = Literal[
    "point", "way", "quarter", "village", "station", "town",
    "subdistrict", "district", "division", "area", "province", "sea",
]  # fmt: skip

#: Place in an order of containment, 0 the smallest. Countries stand at 10, a name without a word of level has none.
RANKS: dict[Level, float] = {
    "point": 0.0, "way": 0.9, "quarter": 0.9, "village": 1.0, "station": 2.0, "town": 3.0, "subdistrict": 4.0,
    "district": 5.0, "division": 6.0, "area": 6.5, "province": 7.0, "sea": 8.0,
}  # fmt: skip
COUNTRY_RANK = 10.0
UNIT_LEVELS: frozenset[Level | None] = frozenset(("district", "province"))


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TRAILING: dict[Level, str] = {
    "province": "province|state|governorate|oblast|wilayat|wilayah|wilaya|vilayat|muhafazah|krai|voivodeship|emirate|"
    "department|autonomous region|union territory",
    "division": "division",
    "district": "district|districts|agency|agencies|county|zila|zilla|raion|rayon|prefecture",
    "subdistrict": "sub district|subdistrict|sub division|subdivision|tehsil|tahsil|taluk|taluka|mandal|block|upazila|"
    "thana|woreda|municipality|local government area|local government|lga|township|nahiya|circle|union|valley",
    "town": "town|city|metropolis|cantonment",
    "station": "police station|police district|police|ps|ward|precinct|sector",
    "village": "village|villages|gaon|gram panchayat|panchayat|hamlet|settlement|village area|kibbutz|moshav",
    "quarter": "market|bazaar|bazar|suburb",
    "point": "camp|police camp|police outpost|outpost|check post|checkpost|checkpoint|"
    "crossing|junction|forest|forests|forest area|reserve forest",
    "area": "area|areas|region|belt|zone|peninsula|desert|mountains|hills|borderlands",
}
_LEADING: dict[Level, str] = {
    "district": "district of|county of|qada|qadaa",
    "province": "province of|state of|governorate of|department of|wilayat of|wilayat|muhafazat|oblast of",
    "town": "city of|town of|municipality of",
    "village": "village of|hamlet of|killi|goth",
}
#: Words that end the name of a building, a road or a quarter; the words before them name something else
#: ("Charsadda Road" is in Peshawar and leads to Charsadda), so they are never looked up without it.
_ENDINGS: dict[Level, frozenset[str]] = {
    "point": _set(
        "chowk roundabout square flyover bridge tunnel dam hospital clinic school college university madrassa seminary "
        "mosque masjid imambargah church temple shrine gurdwara monastery hotel restaurant cinema hall court jail "
        "prison airport airfield helipad airbase station port harbour park stadium ground field complex building "
        "house tower plaza mall mill factory plant refinery depot pump mine mines embassy consulate parliament "
        "headquarters barracks base fort post bus club office crossing gate cemetery graveyard farm orchard estuary"
    ),
    "way": _set(
        "road street highway avenue lane bypass motorway railway river nullah canal lake pipeline axis line border "
        "train pass ridge peak hill sanctuary reserve control"
    ),
    "quarter": _set("colony society extension heights mohalla neighbourhood neighborhood"),
}
_SEAS = _set("sea gulf strait straits ocean bay channel")

#: Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t", "ə": "a",
        "þ": "th", "ŋ": "n", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ɛ": "e", "ɔ": "o", "ƴ": "y",
        "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ـ": None, "ٱ": "ا",
    }
)  # fmt: skip
# Accents of Latin, Greek and Cyrillic, and the vowel points of Arabic and Hebrew; the vowel signs of the scripts of
# India are letters, and stay.
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]")
_APOSTROPHES = re.compile("['`´‘’‛ʻʼʽʾʿˈ′＇]")
_BRACKETED = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_GAPS = re.compile(r"[\W_]+")
_LOST_APOSTROPHE = re.compile(r"(?<=\w) s(?= |$)")  # "Cox s Bazar", where a source dropped its punctuation
_SAINT = re.compile(r"^st (?=\w)|(?<= )st (?=\w)")
#: Romanised forms of the Arabic article, assimilated ones included.
_ARTICLE = re.compile(r"(?:^|(?<= ))(?:al|el|ad|ed|an|en|ar|er|as|es|at|et|az|ez|ash|esh|ath|adh|ul) (?=\w)")


_Shapes = tuple[tuple[Level, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name taken apart: the keys to look it up by, best first, and the level that its own words give it.

    `core` tells that the second key stands without its word of level ("Swat District": swat).
    """

    text: str
    keys: tuple[str, ...]
    level: Level | None


def fold_words(name: str) -> str:
    """The name in small plain letters, words apart: accents, apostrophes and punctuation gone, "St." as saint."""
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold()).translate(_LETTERS)
    text = _APOSTROPHES.sub("", _MARKS.sub("", text))
    text = _GAPS.sub(" ", unicodedata.normalize("NFC", text)).strip()
    return _SAINT.sub("saint ", _LOST_APOSTROPHE.sub("s", text))


def name_key(name: str) -> str:
    """The form that names are compared in: folded, words joined, so that "Lashkar Gah" is "Lashkargah"."""
    return fold_words(name).replace(" ", "")


def strip_articles(name: str) -> str:
    """The folded words without Arabic articles: "Dayr az-Zawr" as "dayr zawr"."""
    return _ARTICLE.sub("", fold_words(name))


@lru_cache(maxsize=50_000)
def read_name(text: str) -> PlaceName:
    """Take a name as written apart into keys and level."""
    words = _without_abbreviation(text)
    folded = fold_words(words)
    level, core = _level(folded)
    keys = [folded.replace(" ", ""), core.replace(" ", "")]
    keys += [_ARTICLE.sub("", form).replace(" ", "") for form in (folded, core)]
    return PlaceName(text, tuple(dict.fromkeys(key for key in keys if len(key) > 1)), level)


def core_key(name: str) -> str:
    """The key without words of level: what "Dera Bugti District" and "Dera Bugti" share."""
    return core_words(name).replace(" ", "")


def core_words(name: str) -> str:
    """The folded words without words of level: "dera bugti"."""
    return _level(fold_words(name))[1]


def has_level_word(folded: str) -> bool:
    """Whether folded words may hold a word of level: a quick look before the thorough one."""
    return not _LEVEL_WORDS.isdisjoint(folded.split())


def _without_abbreviation(text: str) -> str:
    """The name without its abbreviation: "Khyber Pakhtunkhwa (KP)", or without the brackets."""
    bare = _BRACKETED.sub("", text).strip() or text
    words = bare.split()
    last = words[-1] if words else ""
    if len(words) > 2 and 2 <= len(last) <= 5 and sum(letter.isupper() for letter in last) > 1:  # LoC, FATA, KP
        initials = {"".join(word[0] for word in chosen) for chosen in (words[:-1], _capitalised(words[:-1]))}
        if any(one.casefold() == last.casefold() for one in initials):
            return " ".join(words[:-1])
    return bare


def _capitalised(words: list[str]) -> list[str]:
    return [word for word in words if word[0].isupper()]


def _compile(words: dict[Level, str], shape: str) -> _Shapes:
    return tuple((level, re.compile(shape.format(alternatives))) for level, alternatives in words.items())


_LEVEL_WORDS = frozenset(
    word for words in (*_TRAILING.values(), *_LEADING.values()) for name in words.split("|") for word in name.split()
)
_TRAILING_SHAPES = _compile(_TRAILING, r"(?<=\w) (?:{})$")
_LEADING_SHAPES = _compile(_LEADING, r"^(?:{}) (?=\w)")


def _level(folded: str) -> tuple[Level | None, str]:
    """The level of a folded name, and the name without its words of level. The outermost word decides."""
    last = folded.rpartition(" ")[2]
    if last in _SEAS or folded.startswith(("gulf of ", "strait of ", "bay of ")):
        return "sea", folded
    ending = None if folded.endswith("police station") else _ending(folded)
    if ending is not None:
        return ending, folded
    found: Level | None = None
    core = folded
    for shapes in (_TRAILING_SHAPES, _LEADING_SHAPES):
        while True:
            stripped = _strip(core, shapes)
            if stripped is None:
                break
            found, core = found or stripped[0], stripped[1]
    return found, core


def _ending(folded: str) -> Level | None:
    words = folded.split()
    if len(words) > 2 and words[-1].isdigit():  # "National Highway 30"
        words.pop()
    if len(words) < 2:
        return None
    return next((level for level, endings in _ENDINGS.items() if words[-1] in endings), None)


def _strip(core: str, shapes: _Shapes) -> tuple[Level, str] | None:
    """The longest word of level taken off: "sub district" before "district"."""
    best: tuple[Level, str] | None = None
    for level, shape in shapes:
        shorter = shape.sub("", core)
        if shorter != core and (best is None or len(shorter) < len(best[1])):
            best = (level, shorter)
    return best
