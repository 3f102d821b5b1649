"""Whether a thing was done, tried or threatened, and whether it is news or history."""

from __future__ import annotations

from ..records.vocabulary import Status
from .clauses import Line
from .denials import denying_before
from .phrases import Phrase
from .triggers import Trigger

_FOILED = frozenset("foil avert thwart prevent fail abort".split())
_TRYING = frozenset(("attempt", "try"))
#: Verbs of what was only meant: no occurrence, whatever the infinitive behind them tells.
_MEANT = frozenset(("plan", "intend", "plot", "seek"))
#: Verbs whose infinitive happened: "managed to kill", "began to fire". Any other infinitive is a wish or an order.
_SUCCEEDING = frozenset("manage claim begin start continue proceed go happen".split())
#: Verbs by which something is held to be so: "four others are believed to be injured".
_HELD_TO_BE = frozenset("believe report say allege state learn".split())
_THREAT = frozenset(("threaten", "vow", "warn", "pledge"))
#: Nouns on which an infinitive may depend, and the verb that each stands for: "a plot to kill".
_NOUN_VERBS = {
    **dict.fromkeys(("attempt", "attempts", "bid"), "attempt"),
    "plan": "plan",
    "plot": "plot",
    "threat": "threaten",
}
_TRIED = frozenset(("attempt", "attempts", "attempted", "foiled", "failed", "abortive", "bid"))
_SUPPOSED = frozenset(("possible", "potential", "future", "feared"))
#: Words of drills: what happens in them is played.
_PLAYED = frozenset(("exercise", "drill", "mock", "simulated", "simulation", "rehearsal", "practised", "practiced"))
#: Nouns behind an action that make it a way of waging war, or work against it: "its bombing campaign", "a blast wall".
_CAMPAIGNS = frozenset("campaign campaigns wall walls victims survivors".split())
_LONG = frozenset(("before", "years", "decades", "long", "repeatedly", "often", "times"))
_PAST = frozenset(("ago", "anniversary", "previously", "decade", "decades", "since"))
_HABIT = frozenset(("often", "frequently", "regularly", "usually"))


def status_of(line: Line, trigger: Trigger) -> Status | None:
    """The status of what a trigger tells of; None where it is denied, hypothetical or only feared."""
    phrase = line.phrases[trigger.phrase]
    if phrase.negated:
        return "attempted" if _failed_to_go_off(phrase, trigger) else None
    if phrase.modal:
        return "accomplished" if phrase.perfect else None
    if phrase.perfect and not phrase.passive and _over_years(line, trigger.first):
        return None  # "has fought the army in the area before"
    if trigger.verb is not None and denying_before(line, trigger.phrase) is not None:
        return None
    if trigger.verb is not None and _goes_on_with_wish(line, trigger.phrase):
        return None
    if _is_long_past(line, trigger) or _instead(line, trigger.phrase):
        return None
    governing = _governing(line, trigger.phrase)
    if governing in _THREAT:
        return "threatened"
    if governing in _FOILED | _TRYING:
        return "attempted"
    wished = phrase.infinitive and not phrase.perfect and governing not in _SUCCEEDING
    wished = wished and not (phrase.passive and governing in _HELD_TO_BE and _is_passive_before(line, trigger.phrase))
    if wished or governing in _MEANT:
        return None
    return _status_by_words(line, trigger)


def _is_passive_before(line: Line, position: int) -> bool:
    """Whether the verb before an infinitive is passive: "are believed to be hurt"; not "they believe to be hurt"."""
    before = position - 1
    while line.kind(before) == "adverb":
        before -= 1
    return line.kind(before) == "verb" and line.phrases[before].passive


def _is_long_past(line: Line, trigger: Trigger) -> bool:
    """`a cadre, who had surrendered last year`: a surrender that only says who somebody is."""
    if trigger.verb is None or trigger.verb.subject != "surrendered":
        return False
    before = trigger.phrase - 1
    while line.kind(before) == "adverb":
        before -= 1
    return line.kind(before) == "relative" or line.phrases[trigger.phrase].perfect


def _goes_on_with_wish(line: Line, position: int) -> bool:
    """`will investigate and arrest them`, `ordered to find and kill him`: joined to what is not done yet."""
    phrase, before = line.phrases[position], position - 1
    if phrase.form != "base" or not phrase.bare or line.word(before) not in ("and", "or"):
        return False
    while before >= 0 and line.kind(before) != "verb":
        before -= 1
    if before < 0 or line.phrases[before].form != "base":
        return False
    if _governing(line, before) in _SUCCEEDING and not line.phrases[before - 1].modal:
        return False  # "managed to break in and kill two"; not "will continue to search and arrest"
    return bool(line.phrases[before].modal or line.phrases[before].infinitive)


def _instead(line: Line, position: int) -> bool:
    """`instead of giving themselves up`: what was not done."""
    return line.word(position - 1) == "of" and line.word(position - 2) == "instead"


def _over_years(line: Line, first: int) -> bool:
    """Whether the words behind a perfect spread it over a time; a newspaper's name and an age do not."""
    behind = [*(token.lower for token in line.tokens[first + 1 :]), ""]
    return any(
        token.lower in _LONG and token.tag != "name" and after not in ("old", "-old")
        for token, after in zip(line.tokens[first:], behind, strict=True)
    )


def _failed_to_go_off(phrase: Phrase, trigger: Trigger) -> bool:
    """`the bomb did not explode`: laid, and so an attempt."""
    return phrase.base in ("explode", "detonate") or (trigger.word.type == "bombing" and phrase.base == "go")


def _status_by_words(line: Line, trigger: Trigger) -> Status | None:
    """The status that the words before an action tell: "an attempted murder", "no attack"."""
    if _is_denied(line, trigger.phrase) or any(token.lower in _PLAYED for token in line.tokens):
        return None
    before = {token.lower for token in line.tokens[max(trigger.first - 3, 0) : trigger.first]}
    inside = {token.lower for token in line.tokens[trigger.first : trigger.last + 1]}
    behind = line.tokens[trigger.last + 1].lower if trigger.last + 1 < len(line.tokens) else ""
    if trigger.noun is not None and behind in _CAMPAIGNS:
        return None
    if before & _TRIED or (trigger.noun is not None and inside & _TRIED):
        return "attempted"
    return None if before & _SUPPOSED else "accomplished"


def _governing(line: Line, position: int) -> str:
    """The verb on which an infinitive depends ("tried to kill"), or that acts on the noun ("foiled an attack")."""
    phrase = line.phrases[position]
    before = position - 1
    while line.kind(before) == "adverb":
        before -= 1
    if line.kind(before) == "verb" and (phrase.infinitive or phrase.kind == "noun"):
        return line.base(before)
    if phrase.infinitive and line.kind(before) == "noun":
        return _NOUN_VERBS.get(line.head(before).lower, "")
    return ""


def _is_denied(line: Line, position: int) -> bool:
    """A determiner "no" before an action noun: "no attack was reported"."""
    return line.kind(position) == "noun" and line.word(position) in ("no", "any")


def is_background(line: Line, position: int) -> bool:
    """Whether a sentence looks back with the action at `position`: "two years ago", "often", "in recent weeks"."""
    words = {token.lower for token in line.tokens}
    if words & _PAST and any(token.tag == "number" for token in line.tokens):
        return True
    return bool(words & _HABIT) or (line.kind(position) == "verb" and "recent" in words)
