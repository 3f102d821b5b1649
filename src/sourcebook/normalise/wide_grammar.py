"""The words of every time in the calendar, also those that no event has: "now", "the third quarter", "the 1990s".

Each rule is a pattern with named parts, which the reader of the same name in `wide_readings` turns into a time. Rules
stand in order of preference; where two match at one place the first is taken.
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
    r"units|workers|employees|points|kilometers|kilometres|km|acres|hectares|houses|homes|barrels|rounds|votes|copies|of\s+(?:them|the|those|its|his|her|their|whom|which))\b|[,.]?\d|%|/\d)"
)
_YEAR = rf"(?<![$#\d.,:/])(?<!\d-)(?:1[6-9]|20)\d\d(?![\d%]){_COUNTED}"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_YEAR_IN_WORDS = (
    rf"(?:nineteen|eighteen|twenty)[\s-]+(?:(?:{_TENS})(?:[\s-]+(?:{_ONES}))?|{_TEENS}|(?:oh|o)[\s-]+(?:{_ONES}))"
    rf"|two\s+thousand(?:\s+(?:and\s+)?(?:{_TEENS}|{_ONES}))?"
)


def _capitals(name: str) -> str:
    """A name with a capital or all in capitals, nothing else."""
    plain = name.rstrip(".").rstrip("\\")
    tail = name[len(plain) :]
    return f"{plain.capitalize()}{tail}|{plain.upper()}{tail}"


_TABLE = word_table("time_words")
_WEEKDAYS = "|".join(day for day in _TABLE["weekdays"] if day.endswith("day"))
_MONTHS = (*_TABLE["months"], *(f"{short}\\." for short in _TABLE["month_abbreviations"]))
_SHORT_MONTHS = "|".join(short.capitalize() for short in _TABLE["month_abbreviations"])
# In small letters these are other words; "Sun" and "March of Dimes" are told apart by what stands round them.
_MONTH_WORD = rf"(?P<month>(?-i:{'|'.join(_capitals(name) for name in _MONTHS)}))"
_SEASON = rf"(?P<season>{'|'.join((*_TABLE['seasons'], 'fall'))})"
_RULES: tuple[tuple[str, str], ...] = (
    (
        "holiday",
        rf"(?:(?P<step>last|this|next|this\s+past)\s+)?(?P<holiday>{holiday_pattern()})"
        rf"(?:,?\s+(?P<year>{_YEAR}))?",
    ),
    (
        "quarter",
        r"(?:the\s+)?(?:(?P<whose>this|last|next)\s+year's\s+|(?P<year_ago>year-(?:ago|earlier))\s+"
        rf"|(?P<year>{_YEAR})\s+)?(?:fiscal[\s-]+)?(?P<nth>{_NTH})(?:-"
        rf"|\s+)(?:fiscal[\s-]+)?quarter(?:\s+(?:of|in)\s+(?:fiscal\s+)?(?:(?P<year_behind>{_YEAR})"
        r"|(?P<whose_behind>this|last|next)\s+year))?",
    ),
    (
        "half",
        rf"(?:the\s+)?(?P<nth>first|second|last|latter)\s+half(?:\s+of\s+(?:(?P<year>{_YEAR})"
        r"|(?:(?P<whose>this|last|next)|the)\s+year|the\s+(?P<decade>(?:1[89]|20)?\d0)'?s)"
        r"|(?=\s+(?:earnings|profit|loss|results)))",
    ),
    (
        "decade",
        r"(?:the\s+)?(?:(?:early|late|mid)[\s-]+)?(?:(?:1[6-9]|20)(?P<tens>\d)0'?s|'(?P<short>\d)0s"
        r"|(?P<words>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)(?=\W))",
    ),
    ("century", r"(?:the\s+)?(?:(?:early|late|mid)[\s-]+)?(?P<nth>\d\d)(?:st|nd|rd|th)[\s-]+century"),
    (
        "day_of_month_words",
        rf"{_MONTH_WORD}\s+(?P<day>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
        r"|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth"
        r"|nineteenth|twentieth|thirtieth)",
    ),
    ("quarter_in_figures", rf"Q(?P<nth>[1-4])(?:\s+(?:of\s+)?(?P<year>{_YEAR}))?"),
    ("short_month", rf"(?P<month>(?-i:{_SHORT_MONTHS}))\s+(?P<year>{_YEAR})"),
    ("day_before_weekday", r"the\s+day\s+(?P<way>before|after)\s+(?P<inner>yesterday|tomorrow)"),
    ("day_beside", r"the\s+(?:day|night|evening|morning)\s+(?P<way>before|after)"),
    (
        "same_period",
        r"(?:the\s+)?(?:same|corresponding|comparable)\s+(?:(?:quarter|period|month|week"
        r"|time)\s+)?(?P<when>last\s+year|a\s+year\s+(?:ago|earlier|before)|(?:(?<=period\s)"
        r"|(?<=quarter\s))(?:of|in)\s+(?P<year>(?:1[89]|20)\d\d))",
    ),
    (
        "year_ago",
        r"(?:the\s+)?(?:comparable\s+)?(?:year-(?:ago|earlier)(?:\s+(?:quarter|period|half|month))?"
        r"|year-before\s+period|prior-year(?:\s+(?:quarter|period))?)"
        rf"|(?:the\s+)?quarter\s+a\s+year\s+(?:ago|earlier)|{_ABOUT}(?:a|one)\s+year\s+(?:ago|earlier"
        r"|before(?=[.,;]))",
    ),
    (
        "latest_quarter",
        r"(?:the|this|that|its)\s+(?:latest\s+|most\s+recent\s+)?(?:fiscal\s+)?quarter(?!\s+of\s+a)"
        r"|the\s+latest\s+(?:\w+\s+)?period|the\s+(?P<step>current|previous|prior|preceding"
        r"|next)\s+quarter",
    ),
    ("quarter_of_year", rf"(?:the\s+)?(?P<year>{_YEAR})\s+(?:quarter)"),
    (
        "elapsed",
        rf"{_ABOUT}(?:(?P<number>\d{{1,3}}|a|an|one|two|three|four|five|six|seven|eight|nine|ten"
        r"|eleven|twelve|fifteen|twenty|thirty|forty|fifty|a\s+couple\s+of"
        r"|a\s+dozen)(?:\s+(?:or\s+(?:so|two|three|four)|and\s+a\s+half))?\s+(?P<unit>day|week|month"
        rf"|year|decade|century)s?|(?P<vague>{_FEW}"
        rf"|(?=(?:{_UNITS})))\s*(?P<units>{_UNITS}))(?:\s+or\s+so)?\s+(?:ago|(?P<told>{_LATER}"
        r"|before(?=[.,;])))",
    ),
    (
        "weekday_step",
        r"(?:(?P<step>last|this|next|this\s+coming|this\s+past|the\s+following|the\s+previous"
        rf"|the\s+next)\s+)?(?P<weekday>(?-i:{'|'.join(_capitals(day) for day in _WEEKDAYS.split('|'))}))"
        rf"(?:s(?=')|(?:\s+{_PART_OF_DAY}))?",
    ),
    ("month_step", rf"(?P<step>last|this|next|this\s+past)\s+{_MONTH_WORD}"),
    (
        "season",
        r"(?:(?:the\s+)?(?:early|late|mid)[\s-]+)?(?:(?P<step>last|this|next|this\s+past"
        r"|this\s+coming|that)\s+|(?:the|in|of|by|since|during)\s+(?:early\s+"
        rf"|late\s+)?){_SEASON}(?:\s+(?:of\s+)?(?P<year>{_YEAR}|{_YEAR_IN_WORDS}))?"
        rf"|{_SEASON.replace('season', 'season_of')}\s+(?:of\s+)?(?P<year_of>{_YEAR}|{_YEAR_IN_WORDS})",
    ),
    (
        "month",
        rf"(?:(?:(?:the\s+)?{_EARLY}[\s-]+))?{_MONTH_WORD}(?:,?\s+(?:of\s+)?(?:(?P<year>{_YEAR}"
        rf"|{_YEAR_IN_WORDS})|(?P<whose>this|last|next)\s+year))?",
    ),
    (
        "told_unit",
        r"(?:earlier\s+|later\s+)?(?:on\s+|in\s+)?(?:that|the\s+same|that\s+same)\s+(?P<unit>day|week"
        r"|month|year)|the\s+(?P<step>following|next|previous|preceding|prior)\s+(?P<unit_by>day|week"
        r"|month|year|morning|evening|afternoon|night)(?!\s+(?:or|few))",
    ),
    (
        "deictic_unit",
        r"(?:(?:sometime|earlier|later|early|late|mid|(?:the\s+)?(?:end|beginning|middle"
        r"|start)\s+of)\s+)?(?P<step>last|this|next|(?:the\s+)?current|the\s+past|this\s+past"
        r"|the\s+coming)\s+(?:fiscal\s+|calendar\s+|business\s+)?(?P<unit>week|weekend|month|quarter"
        r"|year|decade|century)(?!s|\s+(?:and\s+a\s+half|or\s+(?:so|two)|long))",
    ),
    (
        "day",
        r"(?:(?:earlier|later|early|late)\s+)?(?P<day>today|yesterday|tomorrow"
        rf"|tonight)(?:\s+{_PART_OF_DAY})?",
    ),
    (
        "in_the_unit",
        r"(?:earlier|later|late|early|by\s+the\s+end)\s+(?:in|of)\s+the\s+(?P<unit>day|week|month"
        r"|year)|(?:the\s+)?(?:end|beginning|middle|start)\s+of\s+the\s+(?P<unit_of>week|month"
        r"|quarter|year|decade)|(?P<year_end>(?:calendar\s+)?year(?:'s)?[\s-]end)"
        r"|for\s+(?P<unit_for>the\s+(?:full\s+)?year)(?!\s+(?:end|to))|the\s+(?:full"
        r"|latest)\s+(?:fiscal\s+)?(?P<unit_full>year)|the\s+(?P<unit_fiscal>fiscal\s+year)(?!\s+end)"
        r"|over\s+the\s+(?P<unit_over>weekend)|(?:at|for|of|until|before"
        r"|after)\s+the\s+(?P<unit_at>weekend)",
    ),
    ("fiscal", rf"(?:fiscal|the\s+year)\s+(?P<year>{_YEAR}|{_YEAR_IN_WORDS}|'\d\d)"),
    (
        "past",
        rf"(?:more\s+)?recently|(?:in\s+)?(?:the\s+)?recent\s+{_UNITS}(?:\s+and\s+{_UNITS})?|(?:in"
        r"|of)\s+the\s+(?:recent\s+|distant\s+)?past(?=\s*[.,;:!?'\"]|$)|recent(?=\s+(?:attack"
        r"|bombing|report|statement|poll|interview|visit|study|survey|increase|decline)s?\b)"
        r"|long\s+ago",
    ),
    (
        "present",
        r"(?:right\s+|until\s+|by\s+|just\s+)?now(?!\s*-)|currently|at\s+present|nowadays"
        r"|these\s+days|(?<!-)current(?!\s+(?:of|and|events|affairs|account))|at\s+the\s+moment"
        r"|presently",
    ),
    (
        "future",
        r"(?:in\s+)?the\s+(?:near\s+|foreseeable\s+)?future(?!\s*[-s])|near\s+future"
        rf"|(?:the\s+)?coming\s+{_UNITS}|the\s+(?:near|short|long)\s+term(?=\s*[.,;])",
    ),
    ("year_in_words", rf"(?P<year>{_YEAR_IN_WORDS})"),
    ("year", rf"(?:(?:the\s+)?{_EARLY}[\s-]+)?(?P<year>{_YEAR})"),
)


@cache
def wide_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Every rule: its name and its pattern."""
    return tuple((name, re.compile(rf"(?<![\w$])(?:{rule})(?!\w)", re.IGNORECASE)) for name, rule in _RULES)
