"""How running text is cut into words, and words folded so that one name's many spellings meet.

Names of groups reach a coder in many spellings: "Lashkar-e-Taiba", "Lashkar e Toiba", "LashkareToiba". Each
word gets a key in lower case without accents, apostrophes and possessives; linking particles ("e", "ul", "al") are left
out between words; and words whose romanisation varies share one key.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple


class Word(NamedTuple):
    """A word of a text: offsets, the letters as written, its key, and whether a name may run on into it.

    `linked` is False where a comma, a full stop or a line's end stands between this word and the one before.
    """

    start: int
    end: int
    raw: str
    key: str
    linked: bool


# A dotted abbreviation ("U.S.", "L.T.T.E"), or a word with the apostrophes inside it.
_WORD = re.compile(r"(?:[^\W\d_]\.){1,7}[^\W\d_]\b\.?|[^\W_]+(?:['’ʼ`][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’ʼ`][sS]$")
_APOSTROPHES = re.compile(r"['’ʼ`.]")
# Where lost punctuation ran two words together: "IndiaMaoist", "CPIMaoist", but not "LeT" or "SFs".
_RUN_TOGETHER = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]{2})|(?<=[A-Z]{2})(?=[A-Z][a-z]{3})")
_BETWEEN = re.compile(r"[ \u00a0\-‐‑–—/()\[\]'’\"“”«»]*[\n\t]?[ \-()]*\Z")
_PLURAL_ABBREVIATION = re.compile(r"[A-Z]{2,}s\Z")

#: Particles that link the words of a name and are written, joined or left out at will; "s" is a lost apostrophe's.
PARTICLES = frozenset({"the", "e", "i", "ul", "al", "ur", "ut", "ud", "s"})

_SPELLINGS = (
    "mujahideen mujahedeen mujahidin mujahedin mujaheddin mujahidden mujahidun mojahedin mujahdeen mujahideens",
    "mujahid mujaheed mujahed",
    "mohammad muhammad mohammed mohamad mohamed muhammed",
    "tehreek tehrik tehrike tehreeke tahreek tehreeki tahrik tehriki",
    "lashkar lashkare laskar lashker lashkari lashkarei",
    "taiba toiba tayyiba tayyaba tayba taibah toyba tayyeba tayiba tayyibah taeba",
    "jaish jaishe jaysh jeish jaishi jaishul",
    "hizb hizbul hezb hizbe hezbe hezbi hizbut",
    "hezbollah hizbollah hizbullah hezbullah hizballah hezballah hizbollahs",
    "harkat harkatul harakat harkate harakatul haraket",
    "jamaat jamaatul jamat jamatul jamaate jamaatud",
    "sipah sipahe sepah sipahi",
    "ansar ansarul",
    "islami islamiya islamiyya islamiyyah islamiyah islamia",
    "qaeda qaida qaidah qaeeda qaedah kaida alqaeda alqaida",
    "shabaab shabab shebab shabaabs alshabaab alshabab",
    "nusra nusrah nosra",
    "sham shaam levant",
    "houthi houthis huthi huthis houthist huthist",
    "maoist maoists",
    "naxal naxals naxalite naxalites naxali",
    "taliban talibans taleban talibs",
    "people peoples",
    "defence defense defenses defences",
    "organisation organization organisations organizations",
    "labour labor",
    "force forces",
    "liberation liberations",
    "brigade brigades",
    "militia militias",
    "peshmerga peshmergas",
    "guard guards",
    "tiger tigers",
    "volunteer volunteers",
    "committee committees",
    "council councils",
    "battalion battalions",
    "ranger rangers",
    "commando commandos",
    "contra contras",
    "bodoland boroland",
    "asom assam",
    "balochistan baluchistan",
    "baloch baluch balouch",
    "shura shoora",
    "haqqani haqani haqqanis",
    "sunnat sunna sunnah sunnatwal",
    "mehsud mahsud",
    "khorasan khurasan",
    "sahaba sahabah",
    "jihad jehad",
    "jihadi jehadi",
    "fatah fateh",
    "defender defenders",
    "chhatra chatra",
    "shibir shibbir",
    "janatantrik jantantrik",
    "terai tarai",
    "prastuti prastuthi",
    "tamil tamils",
    "eelam elam",
)


def _spelling_table() -> Mapping[str, str]:
    table: dict[str, str] = {}
    for row in _SPELLINGS:
        standard, *variants = row.split()
        table.update(dict.fromkeys(variants, standard))
    return MappingProxyType(table)


#: Key of a variant spelling -> key of the standard one.
SPELLINGS = _spelling_table()


def words_of(text: str) -> list[Word]:
    """The words of `text` in order, with their keys; offsets count characters of `text`."""
    words: list[Word] = []
    before = 0
    for match in _WORD.finditer(text):
        start, raw = match.start(), match.group()
        gap = text[before:start]
        linked = gap == " " or gap == "-" or bool(gap and _BETWEEN.match(gap))
        before = match.end()
        if raw.isalpha() and (raw.islower() or raw.istitle() or raw.isupper()):
            words.append(Word(start, before, raw, key_of(raw), linked))
            continue
        possessive = _POSSESSIVE.search(raw)
        if possessive:
            raw = raw[: possessive.start()]
        for part_start, part in _parts(raw):
            begin = start + part_start
            words.append(Word(begin, begin + len(part), *_sign(part), linked if part_start == 0 else True))
    return words


def _parts(raw: str) -> list[tuple[int, str]]:
    """The words that lost punctuation ran together, each with its offset in `raw`."""
    cuts = [0, *(match.start() for match in _RUN_TOGETHER.finditer(raw)), len(raw)]
    return [(start, raw[start:end]) for start, end in pairwise(cuts)]


def _sign(part: str) -> tuple[str, str]:
    """The letters as compared with an abbreviation, and the key: "L.T.T.E." is LTTE, "SFs" is SF."""
    plain = _APOSTROPHES.sub("", part)
    if _PLURAL_ABBREVIATION.match(plain):
        plain = plain[:-1]
    return plain, key_of(plain)


@lru_cache(maxsize=32_768)  # words recur: this halves the time that a text takes
def key_of(word: str) -> str:
    """The key of one bare word: lower case, no accents, the standard one of variant spellings."""
    key = word.casefold()
    if not key.isascii():
        key = "".join(letter for letter in unicodedata.normalize("NFKD", key) if not unicodedata.combining(letter))
    return SPELLINGS.get(key, key)


def content_words(words: Sequence[Word]) -> list[Word]:
    """The words without linking particles; a break before a particle stands as a break after it.

    "I", "AL" and "S" stay where they end a name ("ULFA-I", "NDFB-S") and go where they link one ("AL QAEDA").
    """
    kept: list[Word] = []
    linked = True
    for index, word in enumerate(words):
        if word.key in PARTICLES and not (word.raw in ("I", "AL", "S") and _ends_name(words, index)):
            linked = linked and word.linked
            continue
        kept.append(word if linked else word._replace(linked=False))
        linked = True
    return kept


def _ends_name(words: Sequence[Word], index: int) -> bool:
    """Whether the next word, if any, does not go on with the name."""
    if index + 1 == len(words):
        return True
    following = words[index + 1]
    return not (following.linked and following.raw[:1].isupper())


def phrase_parts(name: str) -> tuple[tuple[str, str], ...]:
    """A name's words as (letters, key), particles left out; a name made of particles alone ("AL") keeps them."""
    pairs = [_plain_part(part) for part in name.replace("-", " ").split()]
    if None not in pairs:  # most names; reading them as running text takes five times as long
        kept = tuple(pair for pair in pairs if pair is not None and pair[1] not in PARTICLES)
        return kept or tuple(pair for pair in pairs if pair is not None)
    words = words_of(name)
    return tuple((word.raw, word.key) for word in content_words(words) or words)


@lru_cache(maxsize=8192)
def _plain_part(part: str) -> tuple[str, str] | None:
    """Letters and key of a word that needs no cutting: of one case or capitalised, and no final "I", "AL" or "S"."""
    plain = part.isalnum() and (part.istitle() or part.islower() or part.isupper()) and part not in ("I", "AL", "S")
    return (part, key_of(part)) if plain else None


def first_key(name: str) -> str | None:
    """The key of a name's first word, as `phrase_key` has it, for less work; None for a name without words."""
    first = name.replace("-", " ").split(maxsplit=1)[:1]
    part = _plain_part(first[0]) if first else None
    if part is not None and part[1] not in PARTICLES:
        return part[1]
    return next(iter(phrase_key(name)), None)


def phrase_key(name: str) -> tuple[str, ...]:
    """The keys of a name's words, particles left out: what two spellings of one name have in common."""
    return tuple(key for _letters, key in phrase_parts(name))


def fold(name: str) -> str:
    """The folded form of a name as one string."""
    return " ".join(phrase_key(name))


def is_all_caps(text: str) -> bool:
    """Whether a text is set in capitals throughout, so that case tells nothing. Short scraps do not count."""
    return text.isupper() and len(text.split(maxsplit=3)) > 3
