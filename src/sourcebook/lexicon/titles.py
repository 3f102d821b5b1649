"""Titles before a person's name, and words that mark a capitalised run as an organisation."""

from __future__ import annotations

from ..records.vocabulary import Group
from .cues import cue_words
from .people import plural

_BEARERS: tuple[Group, ...] = ("state-forces", "state-other", "civilians", "armed-group")
_SINGULAR: dict[str, Group] = {title: group for group in _BEARERS for title in cue_words(f"titles.{group}")}
#: Ranks stand before several names too: "Constables Omar Tal and Hamid Kor".
_RANKS: dict[str, Group] = {plural(title): group for title, group in _SINGULAR.items() if group == "state-forces"}
_GROUPS: dict[str, Group] = _RANKS | _SINGULAR

TITLES = frozenset(_GROUPS)
ORGANISATION_WORDS = cue_words("names.organisation_words")


def title_group(word: str) -> Group | None:
    """The group of somebody who goes by this title, or None where the word is no title."""
    return _GROUPS.get(word.rstrip("."))
