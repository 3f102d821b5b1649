"""What the coded persons of events are called: their names in full, the single names that stand for them, a pattern.

For whoever must find a person's name in a text in order to keep it from others: the exports and the store.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..records import Event

#: What stands where a name stood.
MASK = "[name withheld]"

# What may stand between two parts of a name: space, hyphen, line end, also the separators of a web address.
_BETWEEN = r"(?:%20|[\W_]){1,3}"
#: A word of a text, and what stands between the parts of a name.
WORD = re.compile(r"[^\W_]+")
PART = re.compile(r"[\s\-_.,'’\"“”()\[\]]+")
#: Words that stand in front of names and are no part of them; a lone "General" must not be taken for a person.
_TITLES = frozenset([
    "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "lady", "sheikh", "shaikh", "sheik", "haji",
    "hajji", "maulana", "maulvi", "mullah", "imam", "bishop", "father", "sister", "brother", "general", "colonel",
    "major", "captain", "lieutenant", "sergeant", "corporal", "constable", "inspector", "superintendent", "officer",
    "commander", "judge", "justice", "minister", "president", "governor", "mayor", "senator", "chief", "head",
    "deputy", "sub", "assistant", "former", "private", "havildar", "sarpanch", "village", "police", "army",
    "district", "the", "and", "of", "from",
])  # fmt: skip


def full_names(event: Event) -> Iterator[str]:
    """What each coded person of the event is called in full: as coded, as written, and without a title in front."""
    for actor in event.actors:
        if not actor.person:
            continue
        for form in (actor.text, actor.name or "", actor.span.of(event.report.text)):
            yield from name_forms(form)


def name_forms(name: str) -> Iterator[str]:
    """A name as it stands, and without what stands in front of it: "Captain Ravel Ostin", "Ravel Ostin"."""
    core = name_parts(name)
    yield from (form for form in (name.strip(), " ".join(core) if len(core) > 1 else "") if form)


def name_parts(name: str) -> list[str]:
    """The words of a name that can stand for the person alone."""
    return [part for part in PART.split(name) if _names_somebody(part)]


def single_names(told: Sequence[Event]) -> set[str]:
    """Single names that can stand for a coded person in the same report, but for nobody and nothing else coded."""
    persons = {
        part for event in told for form in full_names(event) for part in PART.split(form) if _names_somebody(part)
    }
    return persons - {word for event in told for word in other_words(event)}


def other_words(event: Event) -> set[str]:
    """The single words that an event's places and its actors other than persons are called by."""
    texts = [name for actor in event.actors if not actor.person for name in (actor.text, actor.name or "")]
    if event.place is not None:
        place = event.place
        texts += [*place.texts, place.name or "", place.admin1 or "", place.admin2 or ""]
    return {word for text in texts for word in PART.split(text) if word}


def _names_somebody(part: str) -> bool:
    """Whether a word of a person's description can be a name: three letters, a capital where the script has them."""
    lower = bool(part) and part[0].islower()
    return len(part) >= 3 and not lower and part[0].isalpha() and part.casefold() not in _TITLES


def cased(text: str) -> bool:
    """Whether the script of the text tells capitals from small letters."""
    return any(letter.lower() != letter.upper() for letter in text)


def name_pattern(forms: Iterable[str], parts: Iterable[str]) -> re.Pattern[str] | None:
    """One pattern for all names, the longest first; full names in any case, single ones as written."""
    alternatives = [f"(?i:{_form_pattern(form)})" for form in sorted(forms, key=lambda form: (-len(form), form))]
    alternatives += [_bounded(re.escape(part)) for part in sorted(parts, key=lambda part: (-len(part), part))]
    return re.compile("|".join(alternatives)) if alternatives else None


def _form_pattern(form: str) -> str:
    words = _BETWEEN.join(re.escape(part) for part in PART.split(form) if part) or re.escape(form)
    # Arabic joins "and" or "to" to a name, Chinese writes no spaces: only scripts with capitals have clear bounds.
    return _bounded(words) if cased(form) else words


def _bounded(pattern: str) -> str:
    return rf"(?<![^\W_]){pattern}(?![^\W_])"
