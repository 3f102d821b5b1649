"""How many: the words for people read as a range, as the coding guide's `harm` section says."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from functools import cache

from ..lexicon.word_lists import word_table
from ..records import Count, Span
from .count_context import CountedWords, counts_people, is_age, is_aged, lower_at
from .count_phrases import Piece, is_plural, split_pieces
from .count_shares import number_of_noun, read_share
from .date_grammar import parse_times
from .numerals import Numeral, Token, may_open, read_numeral, tokens_of

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_AGES = re.compile(
    r",?\s*\b(?:aged|ages)\s+(?:between\s+|from\s+)?\d{1,3}(?:\s*(?:,\s*and|,|and|to|-|–)\s*\d{1,3}\b)*(?:\s+years)?"
    r"|(?<=[a-z]),\s+\d{1,2}(?:,\s+\d{1,2})*,?\s+and\s+\d{1,2}$",  # "his sons, 10 and 12"
    re.IGNORECASE,
)
_PREPOSITIONS = frozenset(
    ("of", "in", "from", "at", "by", "on", "with", "near", "for", "to", "under", "against", "during", "inside", "who")
)
# "ThreeKedari Front cadres": a blank that was lost on the way.
_GLUED = re.compile(r"\b(Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Fifteen|Twenty)(?=[A-Z][a-z])")
_BODIES_OF = [[bodies, "of"] for bodies in ("bodies", "corpses", "remains")]
_RANGE_WORDS = frozenset({"to", "-", "–", "—", "or"})
# "at least about", "the other": more than three modifiers in a row are not English.
_MOST_MODIFIERS = 3
# Words beyond this many are no noun phrase; reading stops there, which bounds the time.
_LONGEST_PHRASE = 120


def read_count(words: str) -> Count | None:
    """How many people the words stand for: "at least three soldiers" (3, None), "a man and his two sons" (3, 3).

    Ages, acronyms in brackets and names in apposition are not counted. None only where there are no words.
    """
    words = _GLUED.sub(r"\1 ", words)
    tokens = tokens_of(_AGES.sub(" ", _BRACKETS.sub(" ", words))) or tokens_of(words)
    tokens = [token for token in tokens if token.word.isalnum() or token.word not in "()[]\"'“”‘’"][:_LONGEST_PHRASE]
    if not any(token.word[0].isalnum() for token in tokens):
        return None
    if _says_nobody(tokens):
        return Count(0, 0)
    share = read_share(tokens)
    if share is not None:
        return share
    pieces = split_pieces(tokens, _counted_stretches(tokens))
    counts = [_count_of(piece) for piece in pieces]
    return _sum(pieces, counts)


def find_counts(text: str) -> tuple[tuple[Span, Count], ...]:
    """The numbers in a text that may count people, modifier included ("at least a dozen"), in order.

    Dates, times of the day, ages, sums of money, measures and numbered names are left out, and so is a bare article.
    """
    tokens = tokens_of(text)
    times = deque(expression.span for expression in parse_times(text))
    found: list[tuple[Span, Count]] = []
    index = 0
    while index < len(tokens):
        counted = count_at(tokens, index)
        if counted is None:
            index += 1
            continue
        span = Span(tokens[counted.start].start, tokens[counted.end - 1].end)
        while times and times[0].end <= span.start:
            times.popleft()
        fresh = not found or found[-1][0].end <= span.start
        in_time = bool(times) and times[0].overlaps(span)
        if fresh and not in_time and counts_people(tokens, index, counted):
            found.append((span, counted.count))
        index = max(counted.end, index + 1)
    return tuple(found)


def count_at(tokens: Sequence[Token], index: int) -> CountedWords | None:
    """The count whose numeral begins at `index`, with its modifiers before and after."""
    if not may_open(tokens[index]):
        return None
    numeral = read_numeral(tokens, index)
    collective = _collective_of(tokens, index if numeral is None else numeral.end - 2)
    if collective is not None:
        numeral = collective
    if numeral is None:
        return None
    second = _range_end(tokens, index, numeral)
    kind, start = _modifier_before(tokens, index)
    if second is not None:
        low, high, end = numeral.low * _shared_factor(tokens, numeral, second), second.high, second.end
        start = start - 1 if lower_at(tokens, start - 1) in {"between", "from"} else start
        return CountedWords(Count(low, None if kind in {"at_least", "more_than"} else high), start, end, numeral)
    more, end = _modifier_after(tokens, numeral.end)
    return CountedWords(_bounded(numeral, more or kind), start, end, numeral)


def _collective_of(tokens: Sequence[Token], index: int) -> Numeral | None:
    """The number after "family of", "group of", which tells how many the group is."""
    if lower_at(tokens, index) in _collectives() and lower_at(tokens, index + 1) == "of":
        after = index + 2
        for _ in range(_MOST_MODIFIERS):
            after += _modifier_at(tokens, after)
        numeral = read_numeral(tokens, after)
        return None if numeral is None or numeral.high is None else numeral
    return None


def _range_end(tokens: Sequence[Token], index: int, numeral: Numeral) -> Numeral | None:
    """The second number of "5 to 7", "four or five", "between 5 and 7"."""
    joint = lower_at(tokens, numeral.end)
    lost_dash = read_numeral(tokens, numeral.end) if numeral.figures else None
    # "20 25 people": a text that has lost its dashes. A wider gap is two numbers.
    if lost_dash is not None and lost_dash.figures and numeral.low < lost_dash.low <= 2 * numeral.low:
        return lost_dash
    between = joint == "and" and any(lower_at(tokens, before) == "between" for before in (index - 1, index - 2))
    if numeral.high is None or not (joint in _RANGE_WORDS or between):
        return None
    second = read_numeral(tokens, numeral.end + 1)
    return second if second is not None and second.high is not None and second.low > numeral.low else None


def _shared_factor(tokens: Sequence[Token], first: Numeral, second: Numeral) -> int:
    """What the first number of "two to three dozen", "1 to 2 million" is multiplied by: by what the second is."""
    bare = read_numeral(tokens[: second.end - 1], first.end + 1)
    if bare is None or bare.low <= 0 or second.low <= bare.low or first.low > bare.low:
        return 1
    return second.low // bare.low if second.low % bare.low == 0 else 1


def _modifier_before(tokens: Sequence[Token], index: int) -> tuple[str, int]:
    """What modifies the number at `index` ("at_least", "exact" ...), and where its words begin."""
    modifiers, start, kind = _modifiers(), index, "exact"
    for _ in range(_MOST_MODIFIERS):
        for length in (4, 3, 2, 1):
            phrase = " ".join(token.lower for token in tokens[max(0, start - length) : start])
            if start >= length and phrase in modifiers:
                start -= length
                kind = modifiers[phrase] if kind == "exact" else kind
                break
        else:
            break
    return kind, start


def _modifier_at(tokens: Sequence[Token], index: int) -> int:
    """How many words from `index` on make a modifier."""
    for length in (4, 3, 2, 1):
        if " ".join(token.lower for token in tokens[index : index + length]) in _modifiers() and lower_at(
            tokens, index
        ):
            return length
    return 0


def _modifier_after(tokens: Sequence[Token], end: int) -> tuple[str | None, int]:
    """ "or more", "plus", "+", "or fewer" after a number."""
    if lower_at(tokens, end) in {"plus", "+"}:
        return "at_least", end + 1
    if lower_at(tokens, end) in {"-", "–"} and lower_at(tokens, end + 1) == "plus":
        return "at_least", end + 2
    if lower_at(tokens, end) == "or" and lower_at(tokens, end + 1) in {"more", "fewer", "less", "so"}:
        return {"more": "at_least", "so": "exact"}.get(lower_at(tokens, end + 1), "at_most"), end + 2
    return None, end


def _bounded(numeral: Numeral, kind: str) -> Count:
    """The range that a number and its modifier make: "more than 28" begins at 29, "fewer than 10" ends at 9."""
    if numeral.high is None:
        return Count(numeral.low, None)
    low, high = numeral.low, numeral.high
    bounds = {"at_least": (low, None), "more_than": (low + 1, None), "at_most": (None, high)}
    if kind == "less_than":
        return Count(None, max(high - 1, 0))
    return Count(*bounds.get(kind, (low, high)))


def _says_nobody(tokens: Sequence[Token]) -> bool:
    """Whether the words say that it was nobody; "no fewer than five" does not."""
    words = " ".join(token.lower for token in tokens[:2])
    if words.startswith(("no fewer", "no less", "no more")):
        return False
    nobody = word_table("number_words")["nobody"]["words"]
    return words == "no one" or tokens[0].lower in nobody or tokens[0].word == "0"


def _counted_stretches(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """The stretches of tokens that make numbers, which no "and" or comma divides."""
    stretches, index = [], 0
    while index < len(tokens):
        counted = count_at(tokens, index)
        if counted is not None:
            stretches.append((counted.start, counted.end))
        index = max(index + 1, counted.end if counted is not None else 0)
    return stretches


def _count_of(piece: Piece) -> Count:
    """How many one noun phrase stands for."""
    tokens = piece.tokens
    article = next((i for i, token in enumerate(tokens) if token.lower in {"a", "an", "another"}), len(tokens))
    for index in range(len(tokens)):
        counted = count_at(tokens, index)
        if counted is None or is_age(tokens, index, counted):
            continue
        before = tokens[: counted.start]
        grouped = tokens[index].lower in _collectives() and lower_at(tokens, index + 1) == "of"
        grouped = grouped or tokens[index].lower == "half"
        grouped = grouped or [token.lower for token in before[-2:]] in _BODIES_OF
        if not grouped and (counted.start > article or any(token.lower in _PREPOSITIONS for token in before)):
            break
        return counted.count
    head = _head(tokens)
    if head is None:
        return Count(1, 1)
    if [token.lower for token in tokens[:3]] in (["all", "of", "them"], ["all", "of", "us"], ["most", "of", "them"]):
        return Count(2, None)
    number = number_of_noun(head)
    if number is not None:
        return number
    if head.word in _collectives():
        return Count(2, None)
    if "twin" in {token.lower for token in tokens} and is_plural(head):
        return Count(2, 2)
    if head.word[0].isupper() and is_aged(tokens):
        return Count(1, 1)  # "16-year-old Omar Hastings"
    if article < len(tokens) and not any(token.lower in _PREPOSITIONS for token in tokens[:article]):
        return Count(1, 1)
    return Count(2, None) if is_plural(head) else Count(1, 1)


def _head(tokens: Sequence[Token]) -> Token | None:
    """The last word before the first preposition: the noun for the people."""
    head = None
    for token in tokens:
        if token.lower in _PREPOSITIONS and head is not None:
            break
        if token.word[0].isalpha():
            head = token
    return head


def _sum(pieces: Sequence[Piece], counts: Sequence[Count]) -> Count:
    """The counts of the pieces that stand side by side; a piece in apposition to another says it again."""
    low, high = counts[0].low, counts[0].high
    for piece, count in zip(pieces[1:], counts[1:], strict=True):
        if piece.adds:
            low = None if low is None or count.low is None else low + count.low
            high = None if high is None or count.high is None else high + count.high
    return Count(low, high)


@cache
def _modifiers() -> dict[str, str]:
    """Modifier phrase -> what it does to the number."""
    table: dict[str, list[str]] = word_table("number_words")["modifiers"]
    return {phrase: kind for kind, phrases in table.items() for phrase in phrases}


@cache
def _collectives() -> frozenset[str]:
    return frozenset(word_table("number_words")["collectives"]["words"])
