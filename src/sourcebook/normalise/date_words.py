"""Text to a string of word classes, one letter a word, on which the grammar of dates is written.

A grammar over classes is short, needs no casing or spelling variants, and looks only at the few words of a text that
have to do with time: every other word is OTHER, which no rule crosses.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from ..lexicon.hijri_months import LONGEST_NAME, begins_hijri_month, hijri_month
from ..lexicon.holiday_names import LONGEST_HOLIDAY, begins_holiday, holiday_at
from ..lexicon.month_names import LONGEST_MONTH, begins_month, fold_name, month_named
from ..lexicon.word_lists import word_table

#: The class of every word that has nothing to do with time.
OTHER = "#"

# One letter a class. Marks stand for themselves: , . ( ) - / '
#   M month  m month abbreviated  u may, march ... in lower case  H Hijri month  W weekday  V weekday abbreviated
#   Z season  Y fall  P part of day
#   n 1-31  N 1-31 before a lower-case word, so perhaps a count  + one more than the number before it  v 80-99
#   y 1900-2099  z 1300-1599 (a Hijri year)  A era (AH)  I numeric date  R today, yesterday, tonight
#   q number word  r ordinal word  d day(s)  w week  j month  k year  h hour  x weekend  K overnight
#   o on  i in, during  p within, over  a at  f from  t to, until  b between  & and  s since  O of  D the
#   T this  L last  l past  X next, coming  F following  Q previous  S same  C that  e early, late  E earlier, later
#   G ago, back  g before, after  ! a word before which a date is part of a name
#   8 month of another language that needs a day before it  J Solar Hijri month  9 Solar Hijri month that needs a year
#   U Ethiopian month  c Ethiopian month that needs a year  B holiday  1 around  2 recently, recent  3 other
#   4 fortnight  5 beginning, end  6 ending, ended  7 "year" behind its figures  0 old, long
#   ν 32-399 before a unit of time  ω nightlong, weeklong  μ minute
_FUNCTION_WORDS = {
    "on": "o", "in": "i", "during": "i", "within": "p", "over": "p", "at": "a", "from": "f", "to": "t", "till": "t",
    "until": "t", "through": "t", "thru": "t", "between": "b", "and": "&", "since": "s", "of": "O", "the": "D",
    "this": "T", "current": "T", "last": "L", "past": "l", "next": "X", "coming": "X", "upcoming": "X",
    "following": "F", "previous": "Q", "preceding": "Q", "prior": "Q", "same": "S", "that": "C",
    "earlier": "E", "later": "E", "ago": "G", "back": "G", "before": "g", "after": "g",
    "day": "d", "days": "d", "week": "w", "weeks": "w", "month": "j", "months": "j", "year": "k", "years": "k",
    "hour": "h", "hours": "h", "minute": "μ", "minutes": "μ", "overnight": "K", "weekend": "x", "fall": "Y",
    "a": "q", "an": "q", "couple": "q", "hijri": "A",
    "around": "1", "circa": "1", "recently": "2", "lately": "2", "recent": "2", "other": "3",
    "fortnight": "4", "beginning": "5", "start": "5", "end": "5", "close": "5", "outset": "5",
    "ending": "6", "ended": "6", "old": "0", "long": "0", "nightlong": "ω", "weeklong": "ω",
}  # fmt: skip
_AMBIGUOUS_MONTHS = frozenset({"may", "march", "august", "mar", "jan", "dec", "sep", "oct", "nov", "jun", "jul"})
_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"""(?P<numeric>(?<![\d./-])(?:\d{{4}}-\d\d?-\d\d?|\d{{4}}/\d\d?/\d\d?|\d\d?([./-])\d\d?\2(?:\d{{4}}|\d\d))(?![\d]|[./-]\d))
    |(?P<clock>\d{{1,2}}[:.]\d\d(?!\d)|\d{{1,4}}\s?[ap]\.?m\b\.?)
    |(?P<number>\d+(?:,\d\d+)*(?:\.\d+)?{_LETTER}*)
    |(?P<word>{_LETTER}+(?:['’‘`´](?!s\b){_LETTER}+)*)
    |(?P<gap>\n[ \t]*\n)
    |(?P<mark>[^\w\s]|_)""",
    re.VERBOSE | re.IGNORECASE,
)
# Only these marks stand inside the name of a Hijri month: "Rabi' al-Awwal".
_INNER_MARKS = frozenset("-–'’‘`´")
_MARKS = {",": ",", ".": ".", "(": "(", ")": ")", "/": "/", "'": "'", "’": "'", "-": "-", "–": "-", "—": "-"}


class TimeWord(NamedTuple):
    """One word, number or mark of a text: its class, its value where it has one, and where it stands."""

    kind: str
    value: int | None
    start: int
    end: int


def classify(text: str) -> list[TimeWord]:
    """Every word, number and mark of `text` in order, with its class."""
    vocabulary = _vocabulary()
    words: list[TimeWord] = []
    beginnings: list[int] = []
    begins = _begins
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        group = match.lastgroup
        if group == "word":
            lower = match[0].lower()
            kind, value = vocabulary.get(lower, (OTHER, None))
            if kind in "MmW!":
                kind = _checked(kind, lower, match[0], text, end)
            if begins(lower):
                beginnings.append(len(words))
        elif group == "number":
            kind, value = _number(match[0], text, end, words)
        elif group == "mark":
            kind, value = _MARKS.get(match[0], OTHER), None
        else:
            kind, value = {"numeric": "I"}.get(group or "", OTHER), None
        words.append(TimeWord(kind, value, start, end))
    return _with_names(text, words, beginnings) if beginnings else words


def _checked(kind: str, lower: str, word: str, text: str, end: int) -> str:
    """The class of a word that is a time word only in some company."""
    following = _next_word(text, end)
    if kind in "Mm":
        if lower in _AMBIGUOUS_MONTHS and word == lower:
            return "u"
        verb = lower in {"may", "march"} and following.lower() in _word_set("verbs_after_may")
        return OTHER if verb else kind
    if kind == "W":
        if not lower.isascii():
            return kind
        if not lower.endswith("day"):
            return OTHER if word == lower else "V"
        named = following[:1].isupper() or following in {"prayers", "prayer", "sermon", "sermons", "mosque"}
        return OTHER if named and following.lower() in _word_set("no_date_after_weekday") else kind
    if kind == "!":
        return kind if word[0].isupper() else OTHER
    return kind


#: Numbers over 31 are read before these only: "the past 72 hours", "90 days ago".
_COUNTED_UNITS = frozenset(("minutes", "hours", "days", "weeks", "months", "years"))
_LONGEST_COUNT = 400
#: What may stand right behind the figures of a day or year: English, French ("1er") and Spanish ("1º") ordinals, eras.
_TAILS = frozenset(("", "st", "nd", "rd", "th", "er", "º", "ª", "ah", "h", "هـ"))


def _number(word: str, text: str, end: int, before: list[TimeWord]) -> tuple[str, int | None]:
    """The class of a number, from its size, its suffix and its neighbours."""
    digits = re.match(r"\d+", word)
    tail = word[digits.end() :].lower() if digits else ""
    if digits is None or len(digits[0]) > 4 or tail not in _TAILS:
        return OTHER, None
    value = int(digits[0])
    if tail in {"ah", "h", "هـ"} or (not tail and 1300 <= value < 1600):
        return ("z", value) if 1300 <= value < 1600 else (OTHER, None)
    if 1 <= value <= 31 and len(digits[0]) <= 2:
        last = before[-1] if before else None
        if last is not None and last.kind in "nN" and last.value == value - 1:
            return "+", value
        return ("N" if not tail and _count_follows(text, end) else "n"), value
    if 31 < value < _LONGEST_COUNT and not tail and _next_word(text, end).lower() in _COUNTED_UNITS:
        return "ν", value
    if 1900 <= value < 2100 and not tail:
        return "y", value
    if 80 <= value <= 99 and not tail and not re.match(r"[ \t]*[^\W\d_]", text[end : end + 3]):
        return "v", 1900 + value
    return OTHER, value


#: Classes of words that also stand between a number and what it counts: "12 other people", "20 recent arrivals".
_NO_UNITS = "0123456"


def _count_follows(text: str, end: int) -> bool:
    """Whether a lower-case word of no meaning for time follows, as in "12 people"."""
    following = _next_word(text, end)
    known = _vocabulary().get(following)
    time = _begins(following) if known is None else known[0] not in _NO_UNITS
    return following.islower() and not time


_FOLLOWING = re.compile(rf"\s*({_LETTER}{{1,20}})")


def _next_word(text: str, end: int) -> str:
    match = _FOLLOWING.match(text, end)
    return match[1] if match else ""


def _with_names(text: str, words: list[TimeWord], beginnings: list[int]) -> list[TimeWord]:
    """The words with every name of a month or holiday, of several words and their hyphens, made one."""
    joined: list[TimeWord] = []
    index, starts = 0, set(beginnings)
    while index < len(words):
        named = _name_at(text, words, index) if index in starts else None
        if named is None:
            joined.append(words[index])
            index += 1
        else:
            length, kind, value = named
            joined.append(TimeWord(kind, value, words[index].start, words[index + length - 1].end))
            index += length
    return joined


def _name_at(text: str, words: list[TimeWord], index: int) -> tuple[int, str, int] | None:
    """How many words from `index` on make the name of a holiday or a month, its class and its value."""
    holiday = holiday_at(text, words[index].start)
    if holiday is not None:
        number, end = holiday
        length = sum(1 for word in words[index : index + LONGEST_HOLIDAY] if word.end <= end)
        return (length, "B", number) if length else None
    if words[index].kind != OTHER:
        return None
    length, month = _hijri_month_at(text, words, index)
    if month is not None:
        return length, "H", month
    return _foreign_month_at(text, words, index)


#: Calendar and need of a month's name to its class.
_FOREIGN_KINDS = {
    ("gregorian", "nothing"): "M", ("gregorian", "day"): "8", ("hijri", "nothing"): "H",
    ("solar-hijri", "nothing"): "J", ("solar-hijri", "day"): "J", ("solar-hijri", "year"): "9",
    ("ethiopian", "nothing"): "U", ("ethiopian", "day"): "U", ("ethiopian", "year"): "c",
}  # fmt: skip


def _foreign_month_at(text: str, words: list[TimeWord], index: int) -> tuple[int, str, int] | None:
    """The longest name of a month in another language or calendar that begins at `index`."""
    folded = [fold_name(text[word.start : word.end]) for word in words[index : index + LONGEST_MONTH]]
    for length in range(min(begins_month(folded[0]), len(folded)), 0, -1):
        name = month_named(tuple(folded[:length]))
        if name is not None:
            return length, _FOREIGN_KINDS[name.calendar, name.needs], name.month
    return None


def _hijri_month_at(text: str, words: list[TimeWord], index: int) -> tuple[int, int | None]:
    """How many words from `index` on make the longest name of a Hijri month, and which month it is."""
    for length in range(min(LONGEST_NAME, len(words) - index), 0, -1):
        candidate = words[index : index + length]
        spelled = [text[word.start : word.end] for word in candidate]
        if spelled[-1] in _INNER_MARKS or candidate[-1].end - candidate[0].start > 40:
            continue
        parts = [word for word in spelled if word not in _INNER_MARKS]
        if all(part[0].isalpha() for part in parts):
            month = hijri_month(parts)
            if month is not None:
                return length, month
    return 0, None


@lru_cache(maxsize=16384)
def _begins(lower: str) -> bool:
    """Whether the name of a holiday, a Hijri month or a month of another language may begin with this word."""
    if begins_holiday(lower):
        return True
    return lower not in _vocabulary() and (begins_hijri_month(lower) or begins_month(fold_name(lower)) > 0)


@cache
def _word_set(name: str) -> frozenset[str]:
    return frozenset(word_table("time_words")["words"][name])


@cache
def _vocabulary() -> dict[str, tuple[str, int | None]]:
    """Lower-case word -> class and value."""
    table, numbers = word_table("time_words"), word_table("number_words")
    known: dict[str, tuple[str, int | None]] = {}
    known |= dict.fromkeys(table["words"]["no_date_before"], ("!", None))
    known |= dict.fromkeys(("few", "several", "some"), ("q", None))
    known |= {word: ("q", value) for word, value in numbers["units"].items()}
    known |= {word: ("r", value) for word, value in numbers["ordinals"].items()}
    known |= {word: (kind, None) for word, kind in _FUNCTION_WORDS.items()}
    known |= {"a": ("q", 1), "an": ("q", 1), "couple": ("q", 2)}
    known |= dict.fromkeys(table["words"]["parts_of_day"], ("P", None))
    known |= dict.fromkeys((*table["words"]["early_or_late"], *table["words"]["month_adjectives"]), ("e", None))
    known |= dict.fromkeys(table["words"]["era"], ("A", None))
    known |= {word: (kind, None) for kind, words in table["other_languages"].items() for word in words}
    known |= {word: ("W", day) for day, words in enumerate(table["weekdays_of_others"]["names"]) for word in words}
    for name, kind in _VALUED.items():
        known |= {word: (kind, value) for word, value in table[name].items()}
    return known


_VALUED = {"months": "M", "month_abbreviations": "m", "weekdays": "W", "seasons": "Z", "deictic_days": "R"}
