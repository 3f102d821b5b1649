"""The grammar of time expressions, over the word classes of `date_words`: which stretches of a text speak of a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..records import Span
from .date_words import OTHER, TimeWord, classify

# A letter is a class of `date_words`; the words of each are listed there. Every repetition is bounded, so that the time
# is linear in the length of the text.
# Arab reports may name a month twice: "17 أيار/مايو".
_MONTH = r"(?:M(?:[/(]M\)?)?|m\.?)"
_YEAR = r"(?:,?O?k?y7?|v|'[nNv]|,?O?[TLSC]{1,2}k|,?O?D[S]k)"
_YEAR_LATER = rf"(?:{_YEAR})?"
# An abbreviated month with a comma is a person and an age: "Gul Jan, 25".
_MONTH_THEN = r"(?:M,?|m\.?)"
_MONTH_FIRST = rf"{_MONTH_THEN}[nN]{_YEAR_LATER}"
# A month of another language, which is no part of a name: not the first word of "5 Mai-Mai" or "5 Mai Mai".
_FOREIGN = r"8(?!8|-(?![yvn]))"
_DAY_FIRST = rf"(?:n-?O?{_MONTH}(?:-?y|-[nv]|{_YEAR})?|nO?u,?y|n-?O?{_FOREIGN}(?:-?y|{_YEAR})?)"
_MORE_DAYS = r"(?:(?:,n){0,6},?&D?[n+]|[-t/][nN+]|\+)"
_MONTH_FIRST_DAYS = rf"{_MONTH_THEN}[nN]{_MORE_DAYS}{_YEAR_LATER}"
_DAYS_MONTH_FIRST = rf"n{_MORE_DAYS}O?(?:{_MONTH}|8){_YEAR_LATER}"
_NUMERIC = r"I(?:(?:-|t)I)?A?"
_BETWEEN = (
    rf"b(?:{_MONTH_FIRST}&{_MONTH_FIRST}|{_DAY_FIRST}&{_DAY_FIRST}"
    rf"|{_MONTH_THEN}[nN]&[nN+]{_YEAR_LATER}|nO?&[n+]O?{_MONTH}{_YEAR_LATER})"
)
_SPAN_OF_DAYS = (
    rf"f?(?:{_MONTH_FIRST}[-t]{_MONTH_FIRST}|{_DAY_FIRST}[-t]{_DAY_FIRST}|{_MONTH_FIRST_DAYS}|{_DAYS_MONTH_FIRST})"
)
# "in the night of", "late on the afternoon of", "in the early hours of", "on the intervening night between"
_PART_OF_DAY = r"(?:e?[oia]?D?(?:e{0,3}P|e{1,3}h)(?:&P)?(?:Ob?|[oib])D?)"
_LEAD = rf"(?:(?:{_PART_OF_DAY}|e?oD?|e|[sf]D?|e?R(?:e?P)?,?|e?[LT]P,?)(?:[WV],?|W\()?|[WV]\.?,?)?"
_TAIL = r"(?:,?e?P)?"
_ERA = r"(?:,?O?zA?|,?A)"
_HIJRI_DAYS = (
    rf"(?:f?nO?H{_ERA}?[-t]nO?H{_ERA}?|bn&[n+]O?H{_ERA}?|f?n{_MORE_DAYS}O?H{_ERA}?"
    rf"|f?H,?n[-t&][n+]{_ERA}?|nO?(?:De?j?O?)?H{_ERA}?|H,?[nN]{_ERA}?)"
)
# A year of the Solar Hijri or the Ethiopian calendar, era included.
_SOLAR_YEAR = r"(?:,?O?k?z(?:\.?A)?)"
_ETHIOPIAN_YEAR = r"(?:,?O?y)"
_SOLAR_DAYS = (
    rf"(?:f?nO?J{_SOLAR_YEAR}?[-t]nO?J{_SOLAR_YEAR}?|f?n{_MORE_DAYS}O?J{_SOLAR_YEAR}?|nO?J{_SOLAR_YEAR}?"
    rf"|nO?9{_SOLAR_YEAR}|[J9],?n{_SOLAR_YEAR})"
)
_ETHIOPIAN_DAYS = (
    rf"(?:f?n{_MORE_DAYS}O?U{_ETHIOPIAN_YEAR}?|nO?U{_ETHIOPIAN_YEAR}?|nO?c{_ETHIOPIAN_YEAR}"
    rf"|[Uc],?n{_ETHIOPIAN_YEAR}|Un)"
)
_HOLIDAY_YEAR = r"(?:,?O?y|O?[TLX]k)"
_QUANTITY = r"(?:q{1,3}O?|[nNν])"

#: Rules in order of preference; the name says how `dates` reads a match.
_RULES: tuple[tuple[str, str], ...] = (
    (
        "week_of_date",
        rf"[ipf]?DwO(?:{_MONTH_FIRST}|{_DAY_FIRST}|{_NUMERIC})"
        rf"|[ip]?Dw[6t](?:oD?)?W?,?(?:{_MONTH_FIRST}|{_DAY_FIRST}|{_NUMERIC}|W)",
    ),
    ("absolute", rf"1?{_LEAD}(?:{_BETWEEN}|{_SPAN_OF_DAYS}|{_MONTH_FIRST}|{_DAY_FIRST}|{_NUMERIC}){_TAIL}"),
    (
        "hijri",
        rf"{_LEAD}{_HIJRI_DAYS}{_TAIL}|(?:i?D?e{{0,3}}(?:jO)?|f|s|e)H{_ERA}|[is]D?e{{0,3}}(?:D?e{{0,3}}jO)?H|De{{0,3}}jOH",
    ),
    ("solar", rf"{_LEAD}{_SOLAR_DAYS}{_TAIL}|i?(?:DjO)?[J9]{_SOLAR_YEAR}"),
    ("ethiopian", rf"{_LEAD}{_ETHIOPIAN_DAYS}{_TAIL}|i?(?:DjO)?U{_ETHIOPIAN_YEAR}"),
    (
        "holiday",
        rf"[oi]?D[rn]?dOD?B{_HOLIDAY_YEAR}?|(?:[oiaps]D?(?:nd)?|[LTX]|{_PART_OF_DAY})Bd?{_HOLIDAY_YEAR}?|B,?y",
    ),
    ("day_of_month", r"e?oDnO(?:[TL]j|DSj)"),
    ("bare_day", r"oDn"),
    ("week_of_month", rf"(?:i|e)?D?[rLe]wO(?:{_MONTH}(?:,?O?y|O?[TL]k)?|[LTX]j)"),
    (
        "month",
        rf"[LTXQ]j,?M(?:,?y)?|[bf]{_MONTH}(?:,?y)?[&t]{_MONTH}(?:,?y)?|i?{_MONTH}[-/]{_MONTH},?y"
        rf"|[ifsoa]?D?(?:eO?|5O)?-?(?:jO)?(?:{_MONTH}|8),?O?k?y7?|uy|(?:e?[sifL]|e|T|X|iDe?jO|i?D?e-?|[ia]?D(?:5|e)O)M(?:O?[TLX]k)?(?![nN]|-n)|MO?[TL]k",
    ),
    ("season", r"(?:[ip]?D?e?[ZY]O?,?y|(?:iD?e?|e)ZO?(?:[TLX]k)?|[LTX][ZY])"),
    ("year", r"[ia]?D5Oy|b(?:Dk)?y&y|fy[t-]y|iD?k?y[-/](?:[nNv]|y)|e?[isf](?:D?k)?y(?!')|eiy|[isf]?D?e-?y(?!')"),
    ("fortnight", r"q4G"),
    ("other_day", r"o?D3d"),
    ("since_start", r"[sf]D5ODw"),
    ("elapsed", rf"{_QUANTITY}(?:[dwjk][GEg]|h[GE]|μG)"),
    ("window", rf"[ip]?D?[LlQ]{_QUANTITY}[hdwjk]"),
    ("deictic_day", r"(?:e?[oi]?D?(?:e{0,3}P|e{1,3}h)[Oo]?)?e?R(?:e?P)?|e?o?e?[TL]P(?:&P)?"),
    ("overnight", r"K"),
    ("two_weekdays", rf"{_PART_OF_DAY}?b?W(?:e?P)?&W(?:e?P)?|(?:e?oD?|i)?W(?:e?P)?(?:&|t|-)(?:e?oD?|i)?W(?:e?P)?"),
    (
        "weekday",
        rf"(?:{_PART_OF_DAY}|e?oD?|e|[sf])?[LlTXQF]?W(?:e?P)?(?:,?O?[LTX]w)?",
    ),
    ("anaphor", r"E?[oi]?D?(?:[XFQS]|CS?)e?[dP]|[oi]?DF[WP]|Dd[gG]|DPg|EiDd"),
    ("period", r"[Ee]?[ip]?D?e?(?:[LlTXQF]|CS?)[wjkx]|[op]DX?x"),
)
#: Rules of words so vague that no event is dated by them where its report says anything else.
_VAGUE_RULES: tuple[tuple[str, str], ...] = (
    ("recent", r"[ip]?D?2[dwj]|2"),
    ("several_weeks", r"[ip]?[lL]?qw"),
    ("lasting", rf"{_QUANTITY}-[dw](?!-?0)|P-?0|[dw]-0|ω"),
)


_VAGUE = frozenset(name for name, _rule in _VAGUE_RULES)
# The vague rules come last, so that leaving their matches out gives what a grammar without them would: one compilation,
# which is a tenth of a start, serves both.
_GRAMMAR = re.compile(
    "(?:"
    + "|".join(f"(?P<{name}>{rule})(?!!)" for name, rule in _RULES + _VAGUE_RULES)
    + ")"
    # "on October 25 (today)", "on March 27 today": the word says nothing more and is no expression of its own.
    + r"(?:(?<=[nNyP+vI])(?:\([RWV]\)|R))?"
)
_RUN = re.compile(rf"[^{OTHER}]+")
#: Every expression holds a word of one of these classes; a run without one need not be parsed.
_ANCHOR = re.compile(r"[MmuHWRPIZYydwjkhμxKJU9B48c]")
_VAGUE_ANCHOR = re.compile(r"[MmuHWRPIZYydwjkhμxKJU9B4820cω]")


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch of text that speaks of a time: the rule it matched, its place, and its words."""

    rule: str
    span: Span
    words: tuple[TimeWord, ...]


def _is_bare_day(text: str, end: int) -> bool:
    """Whether an ordinal ends at `end` that no noun follows: "on the 5th, a guard", not "on the 12th floor"."""
    return text[end - 2 : end].lower() in ("st", "nd", "rd", "th") and text[end : end + 1] in (",", "")


#: What may follow a word that tells when; before any other word it describes: "an overnight raid".
_FOLLOWS_TIME = re.compile(
    r"\s*(?:$|[^\w\s]|(?:by|in|on|at|near|as|and|after|when|while|with|from|during|before|between|killing|wounding|"
    r"said|says|the|a|an|an?other|in)\b)"
)


def _stands_alone(text: str, end: int) -> bool:
    return _FOLLOWS_TIME.match(text, end) is not None


def parse_times(text: str, *, vague: bool = False) -> list[TimeExpression]:
    """The time expressions of a text, in order, none overlapping another; `vague` takes in "recently" and its like."""
    anchor = _VAGUE_ANCHOR if vague else _ANCHOR
    words = classify(text)
    classes = "".join(word.kind for word in words)
    found: list[TimeExpression] = []
    for run in _RUN.finditer(classes):
        if anchor.search(run[0]) or "oDn" in run[0]:
            for match in _matches(classes, run.span(), vague):
                rule = match.lastgroup or ""
                first, last = match.span(rule)
                # "on Sunday (May 4)": the closing bracket belongs to it.
                last += "(" in match[rule] and classes[last : last + 1] == ")"
                matched = tuple(words[first:last])
                if rule == "bare_day" and not _is_bare_day(text, matched[-1].end):
                    continue
                if rule == "overnight" and not _stands_alone(text, matched[-1].end):
                    continue
                found.append(TimeExpression(rule, Span(matched[0].start, matched[-1].end), matched))
    return found


def _matches(classes: str, within: tuple[int, int], vague: bool) -> Iterator[re.Match[str]]:
    """The matches of the grammar, or of its rules that are not vague, none overlapping another."""
    start, end = within
    while match := _GRAMMAR.search(classes, start, end):
        if vague or match.lastgroup not in _VAGUE:
            yield match
            start = match.end()
        else:
            start = match.start() + 1
