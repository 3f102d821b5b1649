"""The toll of a whole article, from the events that were coded of it.

The rule. The main occurrence is the first that the article tells with somebody killed or wounded; of an effect that it
does not tell, the next event speaks that does. The headline is coded as a report of its own, and its number holds where
it is the larger; one that counts the dead and the hurt ("Four shot, one dead") always holds. A headline with a word for
death means one dead at least, "a double homicide" two; under one without, deaths told far down are of other times. The
dead are not wounded too: who was only said to be shot, and died, is left out of the wounded. Where something happened
and nobody is said to be harmed, the toll is none; where nothing was coded at all, somebody may still be said to be
shot, and nobody dead; else there is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sourcebook.records import Event, Harm
from sourcebook.records.vocabulary import Group

from .headline import counts_hurt, told_dead

_FATAL = re.compile(
    r"\b(?:kill(?:ed|s|ing)?|dead|dies|died|fatal(?:ly)?|homicides?|murder(?:s|ed)?|slain|slaying|deadly|deceased|"
    r"manslaughter|death of|shooting death|deaths?)\b(?! penalty)",
    re.IGNORECASE,
)
_SHOT = re.compile(r"\b(?:shot|shoots?|hit|struck|stabbed|gunned|shooting)\b", re.IGNORECASE)
_HURT = re.compile(r"\b(?:injur\w+|wound\w+|hurt|hospital\w*|condition|surviv\w+|recover\w+)\b", re.IGNORECASE)
_MULTIPLE = re.compile(
    r"\b(double|triple|quadruple|quintuple)[ -](?:homicide|murder|killing|fatal|slaying|suicide)|\bmurder[ -]suicide\b",
    re.IGNORECASE,
)
_TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
#: How much of the text is its lead, in characters: a word for several dead stands there, one for one shot nearer still.
_LEAD, _OPENING = 1500, 300
#: Deaths told from here on (characters) are of other times where the headline has none. 600 and 1,000 do as
#: well, to one in a thousand of GVA's incidents.
_FAR_DOWN = 800
#: The groups of people who do not fight.
_CIVILIANS: frozenset[Group] = frozenset(("civilians", "unknown", "state-other"))
_FIGHTERS: frozenset[Group] = frozenset(("state-forces", "armed-group"))


@dataclass(frozen=True, slots=True)
class ArticleToll:
    """How many an article says were killed and wounded, and how many of the killed were civilians and others.

    None where it says nothing. `headlined` marks a number of killed that stands in the headline.
    """

    killed: int | None = None
    wounded: int | None = None
    civilians: int | None = None
    others: int | None = None
    headlined: bool = False


@dataclass(frozen=True)
class CodedArticle:
    """An article with the events coded of its headline and of its text."""

    title: str
    text: str
    headline: Sequence[Event]
    events: Sequence[Event]

    @cached_property
    def main(self) -> tuple[int, int]:
        """The killed and wounded of the first event that tells any; (0, 0) where none does."""
        tolls = (_toll(event) for event in self.events)
        return next((toll for toll in tolls if any(toll)), (0, 0))


def toll_of_article(article: CodedArticle) -> ArticleToll:
    """The toll of one article."""
    killed = _killed(article)
    wounded = _wounded(article, killed)
    if not (article.events or article.headline or killed):
        return ArticleToll(0, 1) if _tells_of_a_shot(article) and not _tells_of_death(article) else ArticleToll()
    if killed and wounded and not all(article.main):
        wounded = _without_the_dead(article, killed, wounded)
    if not killed and not wounded and _tells_of_a_shot(article):
        wounded = 1  # "the shooting of a boy": of whom no more is told
    headlined = killed > 0 and killed in (told_dead(article.title), _killed_in_headline(article))
    return ArticleToll(killed, wounded, *_civilians_and_others(article.events), headlined)


def _tells_of_a_shot(article: CodedArticle) -> bool:
    """Whether the headline or the opening says that somebody was shot or hit."""
    return _SHOT.search(article.title + " " + article.text[:_OPENING]) is not None


def _tells_of_death(article: CodedArticle) -> bool:
    return _FATAL.search(article.title + " " + article.text[:_LEAD]) is not None


def _killed(article: CodedArticle) -> int:
    told = article.main[0] or next((killed for killed, _ in map(_toll, article.events) if killed), 0)
    rows = _killed_in_headline(article)
    fatal = _FATAL.search(article.title) is not None
    if article.title.strip() and not fatal and not rows:
        told = min(told, _killed_in_opening(article.events))
    counted = told_dead(article.title)
    if counted is not None:
        return counted if counts_hurt(article.title) else max(told, counted)
    several = _MULTIPLE.search(article.title + " " + article.text[:_LEAD])
    if several is not None:
        return max(told, rows, _TIMES.get((several[1] or "double").lower(), 2))
    return max(told, rows, int(fatal))


def _killed_in_headline(article: CodedArticle) -> int:
    return max((_toll(event)[0] for event in article.headline), default=0)


def _killed_in_opening(events: Sequence[Event]) -> int:
    """Where a headline tells of no death, those told far down died another time."""
    return sum(
        _number(row) for event in events for row in event.harm if row.effect == "killed" and row.span.start < _FAR_DOWN
    )


def _wounded(article: CodedArticle, killed: int) -> int:
    told = article.main[1] or next((wounded for _, wounded in map(_toll, article.events) if wounded), 0)
    dead, hurt = (max((_toll(event)[place] for event in article.headline), default=0) for place in (0, 1))
    if hurt and not dead and article.main[0] and not _HURT.search(article.title):
        hurt -= killed  # "four shot in Harak": the dead among them
    return max(told, hurt)


def _without_the_dead(article: CodedArticle, killed: int, wounded: int) -> int:
    """The wounded without those who died, of whose death another event or the headline tells."""
    if wounded <= killed:
        return 0
    only_shot = _tells_of_a_shot(article) and not _HURT.search(article.title)
    return wounded - killed if only_shot else wounded


def _toll(event: Event) -> tuple[int, int]:
    rows = [row for row in event.harm if row.effect in ("killed", "wounded")]
    killed, wounded = (sum(_number(row) for row in rows if row.effect == effect) for effect in ("killed", "wounded"))
    return killed, wounded


def _number(row: Harm) -> int:
    """The number that a row surely says: its least, else its most."""
    return row.count.low if row.count.low is not None else row.count.high or 0


def _civilians_and_others(events: Sequence[Event]) -> tuple[int, int]:
    """Of the killed of the first event that tells any, the civilians and the fighters."""
    rows = next((rows for event in events if (rows := [r for r in event.harm if r.effect == "killed"])), [])
    civilians, others = (sum(_number(r) for r in rows if r.who in groups) for groups in (_CIVILIANS, _FIGHTERS))
    return civilians, others
