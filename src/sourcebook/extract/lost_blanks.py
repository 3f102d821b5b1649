"""Words run together because a blank between them was lost: "werekilled", "injuredin", "Policewith"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..lexicon.people import people
from ..lexicon.word_lists import word_table
from ..lexicon.words import verb_forms

_BEHIND = "and|in|on|at|by|of|to|from|with|when|while|near|during|including|were|was"
_REGIONS = frozenset("district districts province area village town city agency".split())


@cache
def _run_together() -> re.Pattern[str]:
    """Where two words may have run together; the two parts are looked up before they are parted."""
    units = "|".join(word_table("number_words")["units"])
    return re.compile(
        rf"\b(?:(?P<be>were|was|been)(?P<done>[a-z]{{3,}}(?:ed|t))|(?P<past>[a-z]{{2,}}ed)(?:{_BEHIND})|"
        rf"(?P<noun>[A-Z]?[a-z]{{3,}})(?:{_BEHIND})|(?P<number>{units.title()}|{units})[A-Z][a-z]+)\b"
    )


def seams(text: str, start: int, end: int) -> Iterator[int]:
    """The offsets in `text[start:end]` at which a word goes over into the next without a blank."""
    known = verb_forms()
    for match in _run_together().finditer(text, start, end):
        if match.group().lower() in known:
            continue
        if match["be"]:
            if _is_past(match["done"]):
                yield match.end("be")
        elif match["past"]:
            if _is_past(match["past"]):
                yield match.end("past")
        elif match["number"]:
            yield match.end("number")
        elif _is_people_or_region(match["noun"].lower(), match.group().lower()):
            yield match.end("noun")


def _is_past(word: str) -> bool:
    return verb_forms().get(word, ("", ""))[1] == "ed"


def _is_people_or_region(noun: str, whole: str) -> bool:
    heads = people().heads
    if (whole,) in heads or len(noun) < len("area"):
        return False
    return noun in _REGIONS or heads.get((noun,)) == "state-forces"
