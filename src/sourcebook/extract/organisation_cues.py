"""What a report says of an organisation that tells its group: its description, its fighters, its deeds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..records import Span
from ..records.vocabulary import Group

#: How far from a name a cue may stand, in characters; a sentence's end cuts it shorter.
_REACH = 90


@dataclass(frozen=True, slots=True)
class _Cue:
    """A pattern beside a name, the group it tells, and how surely: 9 a description, 6 deeds, 2 company."""

    pattern: re.Pattern[str]
    group: Group
    weight: int


def _any(*alternatives: str) -> str:
    return "(?:" + "|".join(alternatives) + ")"


def _before(weight: int, group: Group, *alternatives: str) -> _Cue:
    """A cue that ends right before the name and its article."""
    return _Cue(re.compile(r"\b" + _any(*alternatives) + r" (?:the |an? )?$"), group, weight)


def _behind(weight: int, group: Group, *alternatives: str) -> _Cue:
    """A cue that stands right behind the name."""
    return _Cue(re.compile(_any(*alternatives) + r"\b"), group, weight)


_ARMED = _any(
    *"armed rebel militant insurgent separatist guerrilla jihadist terrorist extremist islamist".split(),
    *"paramilitary secessionist maoist naxal".split(),
)
_BODY = r"(?:group|outfit|organi[sz]ation|movement|faction|formation|alliance|coalition|network|gang)s?"
ARMED_BODY = _any(rf"{_ARMED} (?:\w+ )?{_BODY}", "militias?", "guerrilla army")
FIGHTERS = (
    r"(?:fighter|militant|cadre|gunm[ae]n|rebel|insurgent|guerrilla|combatant|extremist|terrorist|ultra|jihadist|"
    r"separatist|hit ?m[ae]n)s?"
)
_TROOPS = r"(?:personnel|constables?|troopers?|jawans?|soldiers?|patrols?|policem[ae]n|police officers?)"
_STATE_SIDE = _any(
    "army", "police", "troops", "soldiers", "security forces", "government forces", "gendarmes", "military", "commandos"
)
_CIVIL_BODY = _any(
    r"(?:human )?rights (?:monitor|group|organi[sz]ation|body)",
    r"(?:aid|relief|non-governmental|civil society|student|welfare) (?:organi[sz]ation|group|agency|body)",
    *"association,political party,party,monitoring group,monitor,charity,trade union,ngo".split(","),
    *"company,firm,club,cooperative,think tank,contractor".split(","),
)
_STATE_BODY = _any(
    "police force", "army unit", "(?:elite |special )?unit of the (?:army|police)", "force of the (?:state|army|police)"
)
_IS = r",? (?:an? |one of |the |another |which is an? |is an? |was an? )(?:[\w-]+ ){0,4}?"
_CALLED = r"(?:,? (?:called|named|known as|calling (?:itself|themselves)))?,?(?: (?:the|as))?"
_HAS = r" (?:has |had |have |later |also )?"

_BEFORE = (
    _before(9, "armed-group", ARMED_BODY + _CALLED),
    _before(9, "civilians", _CIVIL_BODY + _CALLED),
    _before(9, "state-forces", _STATE_BODY + _CALLED),
    _before(8, "armed-group", rf"{FIGHTERS} (?:of|from|belonging to|loyal to|with)"),
    _before(7, "state-forces", rf"{_TROOPS} (?:of|from|belonging to)"),
    _before(
        7, "armed-group", r"(?:alleged|suspected|overground|hardcore) (?:\w+ )?(?:members?|operatives?|activists?) of"
    ),
    _before(6, "armed-group", r"(?:themselves as|to be|were|was an?|being|posing as) members? of"),
    _before(6, "armed-group", r"(?:ceasefire|truce|peace (?:deal|accord|agreement)|fighting|war) between"),
    _before(4, "armed-group", r"(?:clash(?:es|ed)?|encounter|gun ?fight|battle|exchange of fire) with"),
    _before(
        4, "armed-group", r"(?:attacked|ambushed|claimed) by", "(?:war|operation|offensive) (?:on|against)", "fought"
    ),
    _before(4, "state-forces", r"(?:army|police|government|state)['’]s"),
    _before(3, "armed-group", r"belong(?:s|ed|ing)? to"),
    _before(
        2, "armed-group", "in the name of", r"blam(?:es?|ed|ing)(?: it)?(?: on)?", r"accus(?:es?|ed|ing)", "hands of"
    ),
    _before(2, "armed-group", r"(?:members?|leaders?|hideouts?|camps?|stronghold) of", "fled from", "fighting"),
)
_AFTER = (
    _behind(9, "armed-group", _IS + ARMED_BODY),
    _behind(9, "civilians", _IS + _CIVIL_BODY),
    _behind(9, "state-forces", _IS + _STATE_BODY),
    _behind(8, "armed-group", rf"(?:['’]s)? {FIGHTERS}"),
    _behind(7, "state-forces", rf"(?:['’]s)? {_TROOPS}"),
    _behind(7, "armed-group", "['’]s (?:armed|military) wing"),
    _behind(
        6,
        "armed-group",
        r"[^;]{0,60}? (?:claimed|claims|took|taken|accepted|admitted) (?:the )?(?:responsibility|credit)",
        _HAS + r"claim(?:s|ed)? (?:it |the |to have )?(?:attacks?|killings?|blast|bombing|ambush|raid|shot|killed)",
        r"[^,;]{0,30}? (?:said|says|claimed) [^,;]{0,40}?its (?:men|fighters|units|gunners|forces)",
        rf"[^;]{{0,80}}? fought (?:the |against )?(?:the )?{_STATE_SIDE}",
    ),
    _behind(
        5,
        "armed-group",
        _HAS
        + r"(?:taken control|took control|seized|captured|attacked|raided|stormed|ambushed|abducted|executed|shelled)",
        r",? (?:which |that )?(?:still )?(?:controls?|controlled|holds|overran)",
        r" (?:said|says) (?:that )?it (?:had )?(?:acted|attacked|killed|ambushed|shelled|carried out|planted|abducted)",
        r"[^;]{0,60}? (?:exchange of fire|gun ?fight|encounter|clash(?:es)?|battle) with (?:the )?(?:\w+ )?"
        + _STATE_SIDE,
    ),
    _behind(
        4,
        "armed-group",
        r"[^;]{0,60}? (?:denied|denies|rejected) (?:any |the |all )?responsibility",
        r"[^;]{0,30}? (?:laid down|handed over|surrendered)",
    ),
    _behind(4, "state-other", " (?:minister|ministry)"),
    _behind(3, "armed-group", _HAS + "(?:warned|threatened)"),
    _behind(
        2,
        "armed-group",
        r"[^,;]{0,40}? (?:opened fire|exchanged fire|fired rockets|set off)",
        rf" (?:and|clashed with|exchanged fire with|fought) (?:the )?{_STATE_SIDE}",
    ),
)
#: Those who act in the sentences after the one that names an organisation: "In May, its fighters killed …".
_ITS_FIGHTERS = re.compile(rf"\bits (?:own )?(?:men|gunners|commanders|{FIGHTERS})\b")
_ITS_WEIGHT = 4
_SUREST = 9
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]?\s+(?=[^\W_])|\n")
_COORDINATE = re.compile(r"(?:,| and|,? and|,? or) (?:the )?$")


def around(lowered: str, span: Span) -> tuple[str, str]:
    """What stands before and behind a name in its sentence, in lower case, a bounded stretch of each."""
    before = lowered[max(0, span.start - _REACH) : span.start]
    cut = 0
    for match in _SENTENCE_END.finditer(before):
        cut = match.end()
    behind = lowered[span.end : span.end + _REACH]
    stop = _SENTENCE_END.search(behind)
    return before[cut:], behind[: stop.start()] if stop else behind


def group_by_cues(lowered: str, mentions: Sequence[tuple[Span, Span | None]]) -> tuple[Group, int] | None:
    """The group that the words around an organisation's mentions tell most surely, with that sureness.

    `lowered` is the text in lower case, of the same length. Each mention comes with the one it is listed after ("the X
    and the Y"), whose cues in front are its own too.
    """
    best: tuple[Group, int] | None = None
    for span, listed_after in mentions:
        before, behind = around(lowered, span)
        fronts = [before] if listed_after is None else [before, around(lowered, listed_after)[0]]
        told = [cue for cue in _BEFORE if any(cue.pattern.search(front) for front in fronts)]
        told += [cue for cue in _AFTER if cue.pattern.match(behind)]
        surest = max(told, key=lambda cue: cue.weight, default=None)
        if surest is not None and (best is None or surest.weight > best[1]):
            best = (surest.group, surest.weight)
        if best is not None and best[1] == _SUREST:
            return best
    if best is None and any(_ITS_FIGHTERS.search(lowered, span.end, span.end + 3 * _REACH) for span, _ in mentions):
        return ("armed-group", _ITS_WEIGHT)
    return best


def is_listed_after(lowered: str, first: Span, second: Span) -> bool:
    """Whether two names stand in one list: "the X and the Y"."""
    between = lowered[first.end : second.start]
    return len(between) < 12 and _COORDINATE.fullmatch(between) is not None
