"""Names of news outlets in a sentence: a run of capitals next to a word such as "reports"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..lexicon.cues import cue_words
from ..records import Span
from .tokens import Token

OutletTest = Callable[[str], str | None]

_REPORT = frozenset(("reports", "reported", "adds", "added", "report", "says", "said"))
#: What is given to an outlet that passes it on: "in a statement to Reuters".
_STATEMENTS = frozenset(("statement", "statements", "interview", "remarks", "comments"))
#: Participles behind which "by" names the outlet that passes something on: "a statement carried by SANA".
_PASSED_ON = frozenset("quoted cited reported carried published aired broadcast saying".split())
#: How many words may stand before the name of an outlet that was told: "told the official news agency SANA".
_MOST_BEFORE_NAME = 6
#: Words with a capital that open a sentence or name a day, and no outlet: "reported Sunday", "Earlier reports".
_NO_OUTLET = cue_words("calendar.names") | cue_words("calendar.short") | cue_words("speech.no_outlet")
_MEDIA = cue_words("speech.media")
#: Words that name an outlet by its site's address: "afghanpost dot com", tokenised.
_WEB_ENDINGS = frozenset(("com", "net", "org"))
_LONGEST_WEB_NAME = 4


def outlet_spans(tokens: Sequence[Token], text: str, outlet: OutletTest) -> list[Span]:
    """The names of outlets: `…, reports The Daily Star on May 3` and `The Daily Star reports that …`.

    `outlet` gives the kind of a known outlet; what only ends a sentence behind "reports" is taken for one too.
    """
    found: list[Span] = []
    for index, token in enumerate(tokens):
        if token.lower in _REPORT:
            span = _behind(tokens, index, text, outlet) or _before(tokens, index, text, outlet)
            found += [span] if span is not None else []
        elif _leads_to_hearer(tokens, index):
            span = _told(tokens, index + 1, text, outlet)
            found += [span] if span is not None else []
    return found


def _leads_to_hearer(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word before an outlet makes it the one who was told and passes it on: "told Reuters"."""
    lower, before = tokens[index].lower, tokens[index - 1].lower if index else ""
    if lower in ("told", "telling"):
        return True
    return (lower == "to" and before in _STATEMENTS) or (lower == "by" and before in _PASSED_ON)


def _told(tokens: Sequence[Token], first: int, text: str, outlet: OutletTest) -> Span | None:
    """The outlet that a run of words names behind "told"; only one that is known or looks like one."""
    unnamed = _unnamed_medium(tokens, first)
    if unnamed is not None:
        return unnamed
    for start in range(first, min(first + _MOST_BEFORE_NAME, len(tokens))):
        if tokens[start].capital:
            run = _capital_run(tokens, start)
            while run is not None and outlet(run.of(text)) not in ("media", "state"):
                run = _shortened(tokens, run)
            return run
        if tokens[start].tag not in ("determiner", "adjective", "noun", "possessive"):
            return None
    return None


def _unnamed_medium(tokens: Sequence[Token], first: int) -> Span | None:
    """`quoted by state television`: a medium without a name, whose word the name does not follow."""
    last = first
    while last < len(tokens) and tokens[last].tag in ("noun", "adjective") and tokens[last].lower not in _MEDIA:
        last += 1
    if last == first or last >= len(tokens) or tokens[last].lower not in _MEDIA:
        return None
    named = last + 1 < len(tokens) and tokens[last + 1].capital
    return None if named else Span(tokens[first].start, tokens[last].end)


def _shortened(tokens: Sequence[Token], run: Span) -> Span | None:
    """A run without its last word; None where it has but one."""
    inside = [token for token in tokens if run.start <= token.start and token.end < run.end]
    return Span(run.start, inside[-1].end) if inside else None


def _behind(tokens: Sequence[Token], index: int, text: str, outlet: OutletTest) -> Span | None:
    """The outlet behind the verb at `index`."""
    span = _capital_run(tokens, index + 1) or _web_name(tokens, index + 1)
    if span is None:
        return None
    if _is_no_outlet(tokens, span):
        return None
    ends = tokens[index].lower in ("reports", "reported") and _ends(tokens, span)
    return span if ends or outlet(span.of(text)) else None


def _before(tokens: Sequence[Token], index: int, text: str, outlet: OutletTest) -> Span | None:
    """The outlet before the verb at `index`, which must go on as a report does."""
    first = index
    while first > 0 and (tokens[first - 1].capital or (first < index and tokens[first - 1].lower in ("of", "-"))):
        first -= 1
    while first < index and not tokens[first].capital:
        first += 1
    if first == index or not _says_that(tokens, index):
        return None
    span = Span(tokens[first].start, tokens[index - 1].end)
    if _is_no_outlet(tokens, span):
        return None
    return span if tokens[index].lower == "reports" or outlet(span.of(text)) else None


def _is_no_outlet(tokens: Sequence[Token], span: Span) -> bool:
    """Whether the run begins with a day or is but one common word with a capital: "Sunday", "Earlier"."""
    inside = [token.lower for token in tokens if span.start <= token.start < span.end]
    return inside[0] in _NO_OUTLET


def _says_that(tokens: Sequence[Token], index: int) -> bool:
    if index + 1 >= len(tokens) or tokens[index + 1].tag in ("verb", "auxiliary") or _is_saying(tokens[index + 1]):
        return False  # "in Harak reports indicate that"
    return tokens[index + 1].lower in ("that", "on", ":") or tokens[index].lower == "reports"


def _is_saying(token: Token) -> bool:
    return token.lower in ("indicate", "suggest", "say", "claim", "speak", "allege")


def _ends(tokens: Sequence[Token], span: Span) -> bool:
    """Whether nothing but a date or a stop follows the name in its sentence."""
    following = next((token for token in tokens if token.start >= span.end), None)
    return following is None or following.lower in (".", ",", ";", ")", "on", "quoting", "citing")


def _capital_run(tokens: Sequence[Token], first: int) -> Span | None:
    """The run of capitalised words from `first`, "of" and "the" inside it included."""
    index = first
    while index < len(tokens) and (tokens[index].capital or (index > first and _inside_name(tokens, index))):
        index += 1
    return Span(tokens[first].start, tokens[index - 1].end) if index > first else None


def _inside_name(tokens: Sequence[Token], index: int) -> bool:
    if index + 1 >= len(tokens):
        return False
    return tokens[index].lower in ("of", "e", "the", "and", "&", "-", ".") and tokens[index + 1].capital


def _web_name(tokens: Sequence[Token], first: int) -> Span | None:
    """A name that is a web address, in lower case: "reports afghanpost.com"."""
    rest = tokens[first : first + _LONGEST_WEB_NAME]
    if not rest:
        return None
    stop = next((index for index, token in enumerate(rest) if token.lower in _WEB_ENDINGS), None)
    if not stop and "." not in rest[0].text[1:-1]:
        return None
    return Span(rest[0].start, rest[len(rest) - 1 if stop is None else stop].end)
