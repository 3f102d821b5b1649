"""Words around place names: kinds of places, vague locality words and words of position."""

from __future__ import annotations

#: Nouns that are part of a place's name when they stand behind it.
KIND_NOUNS = frozenset(
    "district districts village villages town city province state governorate tehsil taluka taluk mandal block upazila "
    "thana division county municipality township subdivision agency region suburb neighbourhood neighborhood "
    "forest forests reserve colony bazaar market chowk road highway street avenue river valley hills hill "
    "mountain island camp "
    "crossing junction port tunnel bridge canal lake coast peninsula desert plateau department commune cercle "
    "oblast raion rayon prefecture parish barangay sector ward union council goth killi nagar pura".split()
)
#: Buildings and sites that name a spot: "Kakul hospital", "Chintagufa Police Station".
FACILITY_NOUNS = frozenset(
    "station post checkpost hospital school college university mosque airport barracks base mine stadium "
    "square terminal bus railway stand "
    "temple church prison jail hotel park headquarters university".split()
)
#: Locality words that names drop: "Mach area" is Mach.
VAGUE_NOUNS = frozenset(
    "area areas locality localities outskirts part parts side belt limits limit zone vicinity jungle jungles "
    "forested surroundings periphery interior interiors territory territories border".split()
)
#: Words of position, and the relation coded for them.
RELATIONS = {
    "in": "in", "at": "in", "on": "in", "inside": "in", "within": "in", "under": "in", "across": "in", "along": "near",
    "near": "near", "around": "near", "close": "near", "outside": "outside", "beside": "near", "behind": "near",
    "between": "between", "of": "of",
    "towards": "near", "toward": "near", "opposite": "near", "beyond": "outside", "off": "near",
    "throughout": "in",
}  # fmt: skip
