"""Coded values in words that a reader needs no codebook for, and text that any encoder takes."""

from __future__ import annotations

import re

from sourcebook.lexicon.countries import country_by_code
from sourcebook.merge import field_values
from sourcebook.records import ActorRef, Attribution, Claim, Count, Event, Harm, PartialDate, Span

#: One person and several, by group.
PEOPLE: dict[str, tuple[str, str]] = {
    "state-forces": ("member of state forces", "members of state forces"),
    "state-other": ("state official", "state officials"),
    "armed-group": ("member of an armed group", "members of an armed group"),
    "civilians": ("civilian", "civilians"),
    "property": ("property", "properties"),
    "unknown": ("person of unknown group", "people of unknown group"),
}
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_SURROGATES = re.compile("[\ud800-\udfff]")


def encodable(text: str) -> str:
    """`text` with the half characters (lone surrogates) that UTF-8 cannot carry replaced by U+FFFD."""
    return _SURROGATES.sub("\ufffd", text)


def count_words(count: Count, *, dash: str = "-") -> str:
    """`3`, `3-5`, `at least 5`, `up to 10` or `an unknown number of`."""
    return field_values.count_words(count, dash=dash, unknown="an unknown number of")


def harm_words(row: Harm, *, dash: str = "-") -> str:
    """`3-5 civilians killed`."""
    return f"{people_words(row, dash=dash)} {row.effect}"


def people_words(row: Harm, *, dash: str = "-") -> str:
    """`3-5 civilians`."""
    one, many = PEOPLE[row.who]
    return f"{count_words(row.count, dash=dash)} {one if row.count == Count(1, 1) else many}"


def actor_words(actor: ActorRef) -> str:
    """`Kedari Front [armed-group]`: the words of the text and the coded group."""
    return f"{actor.text} [{actor.group}]"


def speaker_words(speaker: Attribution) -> str:
    """`police (state, reported)`."""
    return f"{speaker.text} ({speaker.kind}, {speaker.mode})"


def claim_words(claim: Claim, event: Event) -> str:
    """`harm.0: at least 30, Kedari Front (perpetrator, claimed)`."""
    speaker = speaker_of(claim, event)
    said = f"the report itself ({claim.mode})" if speaker is None else f"{speaker.text} ({speaker.kind}, {claim.mode})"
    number = "" if claim.count is None else f"{count_words(claim.count)}, "
    return f"{claim.field}: {number}{said}"


def speaker_of(claim: Claim, event: Event) -> Attribution | None:
    """Who makes the claim; None is the report's own voice."""
    if claim.speaker is None or not 0 <= claim.speaker < len(event.attribution):
        return None
    return event.attribution[claim.speaker]


def country_words(iso2: str | None) -> str | None:
    """`Mali` for `ML`; a code that we do not know stands for itself."""
    country = country_by_code(iso2) if iso2 else None
    return country.name if country else iso2


def span_words(span: Span) -> str:
    """`101:110`, half-open offsets in characters."""
    return f"{span.start}:{span.end}"


def date_words(value: PartialDate) -> str:
    """`17 May 2017`, `17 May, no year`, `May 2017` or `2017`."""
    parts = [str(value.day)] if value.day is not None else []
    parts += [MONTHS[value.month - 1]] if value.month is not None else []
    if value.year is None:
        return f"{' '.join(parts)}, no year"
    return " ".join([*parts, str(value.year)])


def claim_field_words(claim: Claim, event: Event) -> str:
    """The field of a claim in words: `3 civilians killed` for `harm.0`, else its path."""
    name, _, number = claim.field.partition(".")
    if name == "harm" and number.isdecimal() and int(number) < len(event.harm):
        return harm_words(event.harm[int(number)], dash="–")
    return claim.field
