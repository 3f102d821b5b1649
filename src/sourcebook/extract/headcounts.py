"""How many people, as written: the shapes of a number, with or without the people, for patterns over a sentence."""

from __future__ import annotations

import re

from ..lexicon.words import NUMBER_WORDS

_MULTIPLIERS = "dozens?|scores?|hundreds?|thousands?|lakhs?|millions?"
_WORD = "(?:" + "|".join(sorted(NUMBER_WORDS - {"half"}, key=len, reverse=True)) + ")"
_FIGURES = rf"\d{{1,3}}(?:,\d{{3}})+|\d{{1,7}}(?: (?:{_MULTIPLIERS})\b)?"
# "one hundred and twenty-five thousand" is about the longest that reports write out.
_WORDS = rf"(?:an? (?=(?:{_MULTIPLIERS})\b))?{_WORD}(?:(?:-| |(?<=hundred) and |(?<=thousand) and ){_WORD}\b){{0,5}}"
_VAGUE = "several|a few|a couple|a handful|many"
#: What a number may not touch: sums, measures, ages, percentages, times of the day.
_AFTER = (
    r"(?![\w%])(?![.,:/]\d)(?!(?:-|–|‑| )(?:years?|yrs?|months?|days?|weeks?|hours?|minutes?|km|kilomet|miles?|"
    r"met(?:re|er)s?|kg|kilos?|percent|per cent|o['’]clock|[ap]\.?m\b|hrs|gmt|local time))"
)
_ONE = rf"(?<![\w.,:/$€£₱₹-])(?:{_FIGURES}|{_WORDS}|{_VAGUE}){_AFTER}"
_MODIFIER = (
    r"(?<!\w)(?:at least|at most|more than|fewer than|less than|no fewer than|no less than|not less than|as many as|"
    r"up to|just over|well over|over|about|around|nearly|almost|approximately|roughly|close to|some|an estimated|only|"
    r"under|another|a total of)"
)
_TO = r"(?:(?: )?(?:-|–)(?: )?| to | or )"

#: A number of people, with what bounds it: "at least 14", "between 10 and 15", "more than a dozen", "5 to 7", "a few".
NUMBER = (
    rf"(?:(?:{_MODIFIER} )?\bbetween {_ONE} and {_ONE}|"
    rf"(?:{_MODIFIER} ){{0,2}}(?:(?<![\w.,:/$€£₱₹-])\d{{1,6}}{_TO}\d{{1,7}}{_AFTER}|{_ONE}(?:{_TO}{_ONE})?)"
    r"(?:\+| or more\b| or so\b| plus\b)?)"
)

#: Words that end the noun group that a number opens.
_STOPS = (
    "and|or|but|who|whom|that|which|was|were|is|are|be|been|being|has|have|had|with|in|on|at|by|to|as|from|while|when|after|"
    "before|since|for|among|not|than|near|during|of|the|a|an|may|might|could|would|will|did|do|dead|killed|killing|wounded|injured|"
    "hurt|missing|homeless|displaced|also|all|it|he|she|they|his|her|including|feared|presumed|believed|found|shot|declared|fled|got|getting"
)
#: One word of a noun group, blank before it.
NOUN_WORD = rf"(?: (?:\d{{1,3}}-(?:year|month)-olds?|(?!(?:{_STOPS})\b)[^\W\d_][\w'’-]*))"
_WHOLE = r"(?: (?:its|their|his|her|our|my|these|those|them)\b)"
_OF = rf"(?: (?:of|from)(?:{_WHOLE}{NOUN_WORD}{{0,5}}?|{NOUN_WORD}{{1,5}}?)(?: in (?:it|them)\b)?)"

#: A number with the people behind it, in as few words as the pattern around it leaves: "at least three Army soldiers".
PEOPLE = rf"(?:{NUMBER}|\b(?:an?|another)\b){NOUN_WORD}{{0,5}}?{_OF}??"


def pattern(words: str, *, case: bool = False) -> re.Pattern[str]:
    """A pattern in which a blank stands for any white space; no blank may stand in a class or before a quantifier."""
    return re.compile(words.replace(" ", r"\s{1,3}"), 0 if case else re.IGNORECASE)
