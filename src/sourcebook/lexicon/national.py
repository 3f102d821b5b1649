"""The armies, police forces and governments of countries, named by country and kind: "Nigerian army"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ..records.vocabulary import Group
from .countries import CountryHit, country_at, country_by_code, says_whose
from .folding import Word, content_words, is_all_caps, phrase_key, words_of
from .tables import word_list


@dataclass(frozen=True, slots=True)
class NationalBody:
    """A body of one state under its neutral name: "Military of Nigeria", "Government of Syria"."""

    name: str
    kind: str
    group: Group
    iso3: str


@dataclass(frozen=True, slots=True)
class _BodyWord:
    title: str
    kind: str
    group: Group
    institution: bool  # "army" names the body, "soldiers" only people of it


def _rows(title: str, kind: str, group: Group, institution: bool, phrases: str) -> dict[tuple[str, ...], _BodyWord]:
    word = _BodyWord(title, kind, group, institution)
    return {phrase_key(phrase): word for phrase in phrases.split(", ")}


_BODIES: dict[tuple[str, ...], _BodyWord] = {
    **_rows(
        "Military", "military", "state-forces", True,
        "army, military, armed forces, navy, air force, airforce, defence forces, military forces, ground forces, "
        "special forces, coast guard, border guards, national guard, naval forces, marine corps, royal army, "
        "special operations forces, land forces",
    ),
    **_rows(
        "Military", "military", "state-forces", False,
        "forces, troops, soldiers, soldier, troop, marines, marine, paratroopers, warplanes, warplane, jets, jet, "
        "fighter jets, fighter jet, aircraft, helicopters, artillery, servicemen, serviceman, commandos, warship, "
        "warships, conscripts, army officer, army soldiers, army troops, peacekeepers",
    ),
    **_rows("Police", "police", "state-forces", True, "police, gendarmerie, police force, border police, riot police"),
    **_rows(
        "Police", "police", "state-forces", False,
        "policemen, policeman, police officers, police officer, policewomen, gendarmes, gendarme, constables",
    ),
    **_rows("Security forces", "security-forces", "state-forces", True, "security forces, paramilitary forces"),
    **_rows(
        "Security forces", "security-forces", "state-forces", False,
        "security personnel, security agents, security officers, paramilitaries, security services",
    ),
    **_rows(
        "Intelligence services", "intelligence", "state-forces", True,
        "intelligence, intelligence agency, intelligence service, intelligence services, intelligence agencies",
    ),
    **_rows("Government", "government", "state-other", True, "government, regime, authorities, junta"),
    **_rows("Government", "government", "state-other", False, "officials, administration, ministry, state"),
    **_rows(
        "Government", "military", "state-forces", True,
        "government forces, government troops, government soldiers, government fighters, regime forces, regime troops, "
        "regime soldiers, regime fighters, government warplanes, regime warplanes, regime army, government army, "
        "government air force, regime air force, regime artillery, government artillery, pro-government forces",
    ),
}  # fmt: skip
_LONGEST = max(len(keys) for keys in _BODIES)


def body_at(
    words: Sequence[Word], first: int, *, institutions_only: bool = False, all_caps: bool = False
) -> tuple[int, NationalBody] | None:
    """The national body named from content word `first` on ("Nigerian army"), with the number of words it takes."""
    hit = country_at(words, first, all_caps=all_caps)
    if hit is None or hit.iso3 is None or hit.form == "region" or not says_whose(words, hit):
        return None
    found = _body_after(words, hit, institutions_only=institutions_only)
    if found is not None and hit.form == "capital" and found[1].kind != "government":
        return None  # "the Kabul government" is Afghanistan's, "the Kabul police" the city's
    return found


def _body_after(words: Sequence[Word], hit: CountryHit, *, institutions_only: bool) -> tuple[int, NationalBody] | None:
    start = hit.first + hit.length
    for skipped in range(3):  # at most two words between: "Syrian Arab Army", "Iraqi federal police"
        begin = start + skipped
        if begin >= len(words) or not words[begin].linked:
            return None
        found = _body_word(words, begin, institutions_only=institutions_only)
        if found is not None and hit.iso3 is not None:
            length, word = found
            return begin + length - hit.first, _body(word, hit.iso3)
        if words[begin].key not in word_list("national", "between"):
            return None
    return None


def _body_word(words: Sequence[Word], begin: int, *, institutions_only: bool) -> tuple[int, _BodyWord] | None:
    for length in range(min(_LONGEST, len(words) - begin), 0, -1):
        run = words[begin : begin + length]
        word = _BODIES.get(tuple(part.key for part in run))
        if word is None or not all(part.linked for part in run[1:]):
            continue
        if not institutions_only or word.institution:
            return length, word
    return None


@cache
def _body(word: _BodyWord, iso3: str) -> NationalBody:
    country = country_by_code(iso3)
    of_country = country.name_in_sentence if country else iso3
    return NationalBody(f"{word.title} of {of_country}", word.kind, word.group, iso3)


def national_body(words: str) -> NationalBody | None:
    """The national body that a phrase names: "soldiers of the Nigerian army", "army of Nigeria", "troops from Chad".

    Where several are named the first counts. None where there is none.
    """
    tokens = content_words(words_of(words))
    all_caps = is_all_caps(words)
    for first in range(len(tokens)):
        found = body_at(tokens, first, all_caps=all_caps) or _body_of_country(tokens, first, all_caps=all_caps)
        if found is not None:
            return found[1]
    return None


_BELONGING = frozenset({"of", "from"})


def _body_of_country(words: Sequence[Word], first: int, *, all_caps: bool) -> tuple[int, NationalBody] | None:
    """ "army of Nigeria", "troops from Chad"."""
    found = _body_word(words, first, institutions_only=False)
    if found is None:
        return None
    length, word = found
    after = first + length + 1
    if after >= len(words) or words[after - 1].key not in _BELONGING:
        return None
    hit = country_at(words, after, all_caps=all_caps)
    if hit is None or hit.iso3 is None or hit.form not in ("name", "abbreviation") or not says_whose(words, hit):
        return None
    return after + hit.length - first, _body(word, hit.iso3)


@cache
def force_words() -> frozenset[str]:
    """Keys of the words that can stand for people of a state's forces: "army", "policemen"."""
    return frozenset(keys[-1] for keys, word in _BODIES.items() if word.group == "state-forces")
