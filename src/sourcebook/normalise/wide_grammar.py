"""The words of every time in the calendar, also those that no event has: "now", "the third quarter", "the 1990s".

Each rule is a pattern with named parts, which the reader of the same name in `wide_readings` turns into a time. Rules stand
in order of preference; where two match at one place the first is taken.
"""

from __future__ import annotations

import re
from functools import cache

from ..lexicon.holiday_names import holiday_pattern
from ..lexicon.word_lists import word_table

_PART_OF_DAY = r"(?:morning|afternoon|evening|night)s?"
_EARLY = r"(?:early|late|mid|beginning\s+of|end\s+of|middle\s+of|start\s+of)"
_UNIT = r"(?:day|week|weekend|month|quarter|year|decade|century)"
_UNITS = r"(?:days|weeks|months|quarters|years|decades)"
_FEW = r"(?:several|a\s+few|few|some|many)"
_LATER = r"(?:later|earlier)"
_NTH = r"(?:first|second|third|fourth)"
_ABOUT = r"(?:(?:about|almost|nearly|around|just|roughly|some|more\s+than|over)\s+)?"

#: Words behind a four-figure number that make it a count and no year.
_COUNTED = (
    r"(?!\s*(?:%|percent|people|men|women|troops|soldiers|shares|jobs|dollars|miles|feet|pounds|tons|yards|meters|metres|"
    r"units|workers|employees|points|kilometers|kilometres|km|acres|hectares|houses|homes|barrels|rounds|votes|copies)\b|[,.]?\d|%|/\d)"
)
_YEAR = rf"(?<![$#\d.,:/])(?<!\d-)(?:1[6-9]|20)\d\d(?![\d%]){_COUNTED}"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_YEAR_IN_WORDS = (
    rf"(?:nineteen|eighteen|twenty)[\s-]+(?:(?:{_TENS})(?:[\s-]+(?:{_ONES}))?|{_TEENS}|(?:oh|o)[\s-]+(?:{_ONES}))"
    rf"|two\s+thousand(?:\s+(?:and\s+)?(?:{_TEENS}|{_ONES}))?"
)


@cache
def wide_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Every rule: its name and its pattern."""
    return tuple((name, re.compile(rf"(?<![\w$])(?:{rule})(?!\w)", re.IGNORECASE)) for name, rule in _rules())


def _rules() -> list[tuple[str, str]]:
    table = word_table("time_words")
    weekday = "|".join(day for day in table["weekdays"] if day.endswith("day"))
    months = (*table["months"], *(f"{short}\\." for short in table["month_abbreviations"]))
    month = "|".join(sorted(months, key=len, reverse=True))
    # In small letters these are other words; "Sun" and "March of Dimes" are told apart by what stands round them.
    month_word = rf"(?P<month>(?-i:{'|'.join(_capitals(name) for name in months)}))"
    season = rf"(?P<season>{'|'.join((*table['seasons'], 'fall'))})"
    return [
        ("holiday", rf"(?:(?P<step>last|this|next|this\s+past)\s+)?(?P<holiday>{holiday_pattern()})(?:,?\s+(?P<year>{_YEAR}))?"),
        ("quarter", rf"(?:the\s+)?(?:(?P<whose>this|last|next)\s+year's\s+|(?P<year_ago>year-(?:ago|earlier))\s+|(?P<year>{_YEAR})\s+)?"
                    rf"(?:fiscal[\s-]+)?(?P<nth>{_NTH})(?:-|\s+)(?:fiscal[\s-]+)?quarter(?:\s+(?:of|in)\s+(?:fiscal\s+)?(?:(?P<year_behind>{_YEAR})|(?P<whose_behind>this|last|next)\s+year))?"),
        ("half", rf"(?:the\s+)?(?P<nth>first|second|last|latter)\s+half(?:\s+of\s+(?:(?P<year>{_YEAR})|(?:(?P<whose>this|last|next)|the)\s+year|the\s+(?P<decade>(?:1[89]|20)?\d0)'?s)|(?=\s+(?:earnings|profit|loss|results)))"),
        ("decade", r"(?:the\s+)?(?:(?:early|late|mid)[\s-]+)?(?:(?:1[6-9]|20)(?P<tens>\d)0'?s|'(?P<short>\d)0s|(?P<words>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)(?=\W))"),
        ("century", r"(?:the\s+)?(?:(?:early|late|mid)[\s-]+)?(?P<nth>\d\d)(?:st|nd|rd|th)[\s-]+century"),
        ("day_of_month_words", rf"{month_word}\s+(?P<day>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"),
        ("day_before_weekday", rf"the\s+day\s+(?P<way>before|after)\s+(?P<inner>yesterday|tomorrow)"),
        ("same_period", r"(?:the\s+)?(?:same|corresponding|comparable)\s+(?:(?:quarter|period|month|week|time)\s+)?(?P<when>last\s+year|a\s+year\s+(?:ago|earlier|before)|(?:(?<=period\s)|(?<=quarter\s))(?:of|in)\s+(?P<year>(?:1[89]|20)\d\d))"),
        ("year_ago", rf"(?:the\s+)?(?:comparable\s+)?(?:year-(?:ago|earlier)(?:\s+(?:quarter|period|half|month))?|year-before\s+period|prior-year(?:\s+(?:quarter|period))?)|(?:the\s+)?quarter\s+a\s+year\s+(?:ago|earlier)|{_ABOUT}(?:a|one)\s+year\s+(?:ago|earlier|before(?=[.,;]))"),
        ("latest_quarter", r"(?:the|this|that|its)\s+(?:latest\s+|most\s+recent\s+)?(?:fiscal\s+)?quarter(?!\s+of\s+a)|the\s+latest\s+(?:\w+\s+)?period|the\s+(?P<step>current|previous|prior|preceding|next)\s+quarter"),
        ("quarter_of_year", rf"(?:the\s+)?(?P<year>{_YEAR})\s+(?:quarter)"),
        ("elapsed", rf"{_ABOUT}(?:(?P<number>\d{{1,3}}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|a\s+couple\s+of|a\s+dozen)(?:\s+(?:or\s+(?:so|two|three|four)|and\s+a\s+half))?\s+(?P<unit>day|week|month|year|decade|century)s?|(?P<vague>{_FEW}|(?=(?:{_UNITS})))\s*(?P<units>{_UNITS}))(?:\s+or\s+so)?\s+(?:ago|(?P<told>{_LATER}|before(?=[.,;])))"),
        ("weekday_step", rf"(?:(?P<step>last|this|next|this\s+coming|this\s+past|the\s+following|the\s+previous|the\s+next)\s+)?(?P<weekday>(?-i:{'|'.join(_capitals(day) for day in weekday.split('|'))}))(?:s(?=')|(?:\s+{_PART_OF_DAY}))?"),
        ("month_step", rf"(?P<step>last|this|next|this\s+past)\s+{month_word}"),
        ("season", rf"(?:(?:the\s+)?(?:early|late|mid)[\s-]+)?(?:(?P<step>last|this|next|this\s+past|this\s+coming|that)\s+|(?:the|in|of|by|since|during)\s+(?:early\s+|late\s+)?){season}(?:\s+(?:of\s+)?(?P<year>{_YEAR}|{_YEAR_IN_WORDS}))?|{season.replace('season', 'season_of')}\s+(?:of\s+)?(?P<year_of>{_YEAR}|{_YEAR_IN_WORDS})"),
        ("month", rf"(?:(?:(?:the\s+)?{_EARLY}[\s-]+))?{month_word}(?:,?\s+(?:of\s+)?(?:(?P<year>{_YEAR}|{_YEAR_IN_WORDS})|(?P<whose>this|last|next)\s+year))?"),
        ("told_unit", rf"(?:earlier\s+|later\s+)?(?:on\s+|in\s+)?(?:that|the\s+same|that\s+same)\s+(?P<unit>day|week|month|year)|the\s+(?P<step>following|next|previous|preceding|prior)\s+(?P<unit_by>day|week|month|year|morning|evening|afternoon|night)(?!\s+(?:or|few))"),
        ("deictic_unit", rf"(?:(?:sometime|earlier|later|early|late|mid|(?:the\s+)?(?:end|beginning|middle|start)\s+of)\s+)?(?P<step>last|this|next|(?:the\s+)?current|the\s+past|this\s+past|the\s+coming)\s+(?:fiscal\s+|calendar\s+|business\s+)?(?P<unit>week|weekend|month|quarter|year|decade|century)(?!s|\s+(?:and\s+a\s+half|or\s+(?:so|two)|long))"),
        ("day", rf"(?:(?:earlier|later|early|late)\s+)?(?P<day>today|yesterday|tomorrow|tonight)(?:\s+{_PART_OF_DAY})?"),
        ("in_the_unit", r"(?:earlier|later|late|early|by\s+the\s+end)\s+(?:in|of)\s+the\s+(?P<unit>day|week|month|year)|(?:the\s+)?(?:end|beginning|middle|start)\s+of\s+the\s+(?P<unit_of>week|month|quarter|year|decade)|(?P<year_end>(?:calendar\s+)?year(?:'s)?[\s-]end)|for\s+(?P<unit_for>the\s+(?:full\s+)?year)(?!\s+(?:end|to))|the\s+(?:full|latest)\s+(?:fiscal\s+)?(?P<unit_full>year)|the\s+(?P<unit_fiscal>fiscal\s+year)(?!\s+end)|over\s+the\s+(?P<unit_over>weekend)|(?:at|for|of|until|before|after)\s+the\s+(?P<unit_at>weekend)"),
        ("fiscal", rf"(?:fiscal|the\s+year)\s+(?P<year>{_YEAR}|{_YEAR_IN_WORDS}|'\d\d)"),
        ("past", rf"(?:more\s+)?recently|(?:in\s+)?(?:the\s+)?recent\s+{_UNITS}(?:\s+and\s+{_UNITS})?|(?:in|of)\s+the\s+(?:recent\s+|distant\s+)?past(?=\s*[.,;:!?'\"]|$)|recent(?=\s+(?:attack|bombing|report|statement|poll|interview|visit|study|survey|increase|decline)s?\b)|long\s+ago"),
        ("present", r"(?:right\s+|until\s+|by\s+|just\s+)?now(?!\s*-)|currently|at\s+present|nowadays|these\s+days|(?<!-)current(?!\s+(?:of|and|events|affairs|account))|at\s+the\s+moment|presently"),
        ("future", rf"(?:in\s+)?the\s+(?:near\s+|foreseeable\s+)?future(?!\s*[-s])|near\s+future|(?:the\s+)?coming\s+{_UNITS}|the\s+(?:near|short|long)\s+term(?=\s*[.,;])"),
        ("year_in_words", rf"(?P<year>{_YEAR_IN_WORDS})"),
        ("year", rf"(?:(?:the\s+)?{_EARLY}[\s-]+)?(?P<year>{_YEAR})"),
    ]  # fmt: skip


def _capitals(name: str) -> str:
    """A name with a capital or all in capitals, nothing else."""
    plain = name.rstrip(".").rstrip("\\")
    tail = name[len(plain) :]
    return f"{plain.capitalize()}{tail}|{plain.upper()}{tail}"
