"""Words around place names: kinds of places, vague locality words and words of position."""

from __future__ import annotations

from .cues import cue_words

KIND_NOUNS = cue_words("places.kinds")
SEAT_NOUNS = cue_words("places.seats")
FACILITY_NOUNS = cue_words("places.facilities")
VAGUE_NOUNS = cue_words("places.vague")
#: Words of position, and the relation coded for them.
RELATIONS: dict[str, str] = {
    **dict.fromkeys(("in", "at", "on", "inside", "within", "under", "across", "throughout"), "in"),
    **dict.fromkeys(("along", "near", "around", "close", "beside", "behind", "opposite", "off", "above"), "near"),
    **dict.fromkeys(("outside", "beyond"), "outside"),
    "between": "between",
    "of": "of",
    "against": "of",
}
