"""The toll of a whole article from its coded events: of its main occurrence, and of its headline where that says more.

The rule. The main occurrence is told in the events with harm that are not of another day: of each effect the largest
number that one event tells. A headline is coded as a report of its own; its number holds where it is larger. The dead
are not wounded too: of people who are only said to have been shot, those who died are left out. Where nobody was told
to be harmed there is no toll, and the article is left unanswered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sourcebook.records import Event, Harm

#: Words by which a headline or lead says that somebody died, without a word on whom.
_FATAL = re.compile(
    r"\b(?:kill(?:ed|s|ing)?|dead|dies|died|fatal(?:ly)?|homicides?|murder(?:s|ed)?|slain|slaying|deadly|deceased|"
    r"manslaughter)\b",
    re.IGNORECASE,
)
_DEATH = re.compile(r"\bdeaths?\b(?! penalty)", re.IGNORECASE)
_SHOT = re.compile(r"\b(?:shot|shoots|hit|struck|stabbed|gunned|shooting)\b", re.IGNORECASE)
_HURT = re.compile(r"\b(?:injur\w+|wound\w+|hurt|hospital\w*|condition|surviv\w+|recover\w+)\b", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:another|others?|second|third|fourth|two|three|four|both)\b", re.IGNORECASE)
#: How far behind the words for the people the verb stands that tells what befell them, in characters.
_NEAR = 60
#: How much of an article's text is its lead, in characters.
_LEAD = 600


@dataclass(frozen=True, slots=True)
class ArticleToll:
    """How many an article says were killed and wounded, of all people and of civilians; None where it says nothing."""

    killed: int | None
    wounded: int | None
    civilians: int | None = None
    others: int | None = None


def toll_of_article(title: str, text: str, headline: Sequence[Event], events: Sequence[Event]) -> ArticleToll:
    """The toll of an article from the events of its headline and of its text."""
    killed = max(_most(headline, "killed"), _most(events, "killed"))
    wounded = max(_most(headline, "wounded"), _most(events, "wounded"))
    told = any(row.effect in ("killed", "wounded") for event in (*headline, *events) for row in event.harm)
    if not killed and (_FATAL.search(title) or (not told and _FATAL.search(text[:_LEAD]))):
        killed, told = 1, True
    if not told:
        return ArticleToll(None, None)
    wounded = _without_the_dead(killed, wounded, headline, events, title, text)
    return ArticleToll(killed, wounded)


def _most(events: Sequence[Event], effect: str) -> int:
    """The largest number of one effect that one of the events tells."""
    return max((sum(_number(row) for row in event.harm if row.effect == effect) for event in events), default=0)


def _number(row: Harm) -> int:
    return row.count.low if row.count.low is not None else row.count.high or 0


def _without_the_dead(
    killed: int, wounded: int, headline: Sequence[Event], events: Sequence[Event], title: str, text: str
) -> int:
    """The wounded without those who died, where another event or the headline tells of their death."""
    if not killed or not wounded:
        return wounded
    return wounded
