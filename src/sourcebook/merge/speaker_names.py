"""Who a speaker is: names and offices brought to one key, so that "the army" and "Mali's army" are one source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..lexicon.folding import content_words, words_of
from ..lexicon.outlets import find_outlet

#: Words that say what office or part somebody has in a body, and not which body it is.
_OFFICES = frozenset(
    "a an the of for in at one two three some several many its his her their our official officials spokesman "
    "spokeswoman spokesperson spokesmen officer officers chief chiefs commander commanders head authorities authority "
    "source sources statement statements communique release report reports reported local senior another other".split()
)
#: Words for people of whom nobody knows whether two reports mean the same.
_ANYBODY = frozenset(
    "witness witnesses eyewitness eyewitnesses resident residents villager villagers man woman men women people person "
    "survivor survivors relative relatives brother father mother family neighbour neighbours neighbor neighbors trader "
    "doctor doctors medic medics worker workers rescue driver shopkeeper passerby who asked not named media television "
    "radio state government military security police elder elders activist activists journalist journalists".split()
)
#: Bodies that are one in one incident, though their name is but a common word.
_BODIES = frozenset(("police", "military", "government"))


def name_key(name: str) -> frozenset[str]:
    """The words that tell which body or person a name means; empty where they tell of nobody in particular."""
    outlet = find_outlet(name)
    words = words_of(outlet.name if outlet is not None else name)
    keys = frozenset(word.key for word in content_words(words)) - _OFFICES
    if keys <= _ANYBODY and not keys & _BODIES:
        return frozenset()
    return keys


def joined_names(keys: Iterable[frozenset[str]]) -> Mapping[frozenset[str], frozenset[str]]:
    """Each name's fullest form among those given: "army" stands for "mali army" where there is no other army.

    A name that two different longer ones hold ("ministry") stands for itself.
    """
    given = sorted(set(keys), key=lambda key: (len(key), sorted(key)))
    found: dict[frozenset[str], frozenset[str]] = {}
    for key in given:
        longer = [other for other in given if key < other]
        fullest = [other for other in longer if not any(other < another for another in longer)]
        found[key] = fullest[0] if key and len(fullest) == 1 else key
    return found
