"""Given names that are common in news in English: a name behind one of these is a person's, no town."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def given_names() -> frozenset[str]:
    """The shipped list, in small letters."""
    text = files("sourcebook").joinpath("data", "lexicon", "given_names.txt").read_text(encoding="utf-8")
    return frozenset(name for line in text.splitlines() if not line.startswith("#") for name in line.split())
