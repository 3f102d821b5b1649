"""Whether a thing was done, tried or threatened, and whether it is news or history."""

from __future__ import annotations

from ..records.vocabulary import Status
from .clauses import Line
from .triggers import Trigger

_FOILED = frozenset("foil avert thwart prevent fail abort".split())
_TRYING = frozenset(("attempt", "try", "seek", "plan", "intend", "plot", "fail"))
#: Verbs whose infinitive happened: "managed to kill", "began to fire". Any other infinitive is a wish or an order.
_SUCCEEDING = frozenset("manage claim begin start continue proceed go happen".split())
_THREAT = frozenset(("threaten", "vow", "warn", "pledge"))


def status_of(line: Line, trigger: Trigger) -> Status | None:
    """The status of what a trigger tells of; None where it is denied, hypothetical or only feared."""
    phrase = line.phrases[trigger.phrase]
    if phrase.kind == "verb":
        if phrase.negated:
            return (
                "attempted"
                if phrase.base in ("explode", "detonate") or (trigger.type == "bombing" and phrase.base == "go")
                else None
            )
        if phrase.modal in ("would", "could", "may", "might", "should", "will", "must", "shall", "can"):
            return None if not phrase.perfect else "accomplished"
        if phrase.perfect and not phrase.passive and _LONG & {token.lower for token in line.tokens[trigger.first :]}:
            return None  # "has fought the army in the area before"
    governing = _governing(line, trigger.phrase)
    if phrase.infinitive and not phrase.perfect and governing not in (*_THREAT, *_FOILED, *_TRYING, *_SUCCEEDING):
        return None
    if governing in _THREAT:
        return "threatened"
    if governing in _FOILED or governing in _TRYING:
        return "attempted" if governing not in ("plan", "intend", "plot", "seek") else None
    if _denied(line, trigger) or _PLAYED & {token.lower for token in line.tokens}:
        return None
    words = {token.lower for token in line.tokens[max(trigger.first - 3, 0) : trigger.first]}
    if words & {"attempted", "foiled", "failed", "abortive", "bid"}:
        return "attempted"
    if words & {"possible", "potential", "future", "feared"}:
        return None
    return "accomplished"


def _governing(line: Line, position: int) -> str:
    """The verb on which an infinitive depends ("tried to kill"), or that acts on the noun ("foiled an attack")."""
    phrase = line.phrases[position]
    before = position - 1
    while line.kind(before) == "adverb":
        before -= 1
    if line.kind(before) == "verb" and (phrase.infinitive or phrase.kind == "noun"):
        return line.phrases[before].base
    if phrase.infinitive and line.kind(before) == "noun":
        head = line.tokens[line.phrases[before].head].lower
        return {
            "attempt": "attempt",
            "attempts": "attempt",
            "bid": "attempt",
            "plan": "plan",
            "plot": "plot",
            "threat": "threaten",
        }.get(head, "")
    return ""


def _denied(line: Line, trigger: Trigger) -> bool:
    """A determiner "no" before an action noun: "no attack was reported"."""
    phrase = line.phrases[trigger.phrase]
    return phrase.kind == "noun" and line.tokens[phrase.first].lower in ("no", "any")


#: Words of drills: what happens in them is played.
_PLAYED = frozenset(("exercise", "drill", "mock", "simulated", "simulation", "rehearsal", "practised", "practiced"))
_LONG = frozenset(("before", "years", "decades", "long", "repeatedly", "often", "times"))
_HABIT = frozenset(("often", "frequently", "regularly", "usually", "several attacks", "dozens of attacks"))


def is_background(line: Line, trigger: Trigger) -> bool:
    """Whether the sentence looks back: "last year", "in 2009", a pluperfect with a year, "the third attack in a month"."""
    words = {token.lower for token in line.tokens}
    if words & {"ago", "anniversary", "previously", "decade", "decades", "since"} and any(
        t.tag == "number" for t in line.tokens
    ):
        return True
    phrase = line.phrases[trigger.phrase]
    return bool(words & _HABIT) or (phrase.kind == "verb" and bool(words & {"in recent", "recent"}))
