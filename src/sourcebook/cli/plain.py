"""Text from reports, file names and errors made safe for a terminal: nothing in it moves the cursor or hides words."""

from __future__ import annotations

import re

#: C0 and C1 control characters, DEL, and the marks that reorder text: escape sequences start with one of these.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROLS_BUT_LINES = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def one_line(text: str) -> str:
    """`text` on one line: controls become spaces, runs of space become one."""
    return " ".join(_SURROGATES.sub("\ufffd", _CONTROLS.sub(" ", text)).split())


def same_length(text: str) -> str:
    """`text` with its lines, every other control replaced one for one, so that offsets still fit."""
    return _SURROGATES.sub("\ufffd", _CONTROLS_BUT_LINES.sub(" ", text))


def many(number: int, noun: str) -> str:
    """`1 report`, `2 reports`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
