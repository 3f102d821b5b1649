"""What the boxes of forms offer: the closed lists of the event record, under the names that templates know them by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sourcebook.records.vocabulary import (
    CALENDARS,
    DATE_PRECISIONS,
    EFFECTS,
    EVENT_TYPES,
    GROUPS,
    MODES,
    PLACE_PRECISIONS,
    ROLES,
    SPEAKER_KINDS,
    STATUSES,
)

CHOICES: Mapping[str, Sequence[str]] = {
    "types": EVENT_TYPES, "statuses": STATUSES, "roles": ROLES, "groups": GROUPS, "effects": EFFECTS,
    "speakers": SPEAKER_KINDS, "modes": MODES, "date_precisions": DATE_PRECISIONS,
    "place_precisions": PLACE_PRECISIONS, "calendars": CALENDARS,
}  # fmt: skip
