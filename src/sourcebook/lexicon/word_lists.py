"""The word lists shipped with the package as TOML, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from ..errors import LexiconError

WordTable = dict[str, Any]


@cache
def word_table(name: str) -> WordTable:
    """The list `name` of the package's lexicon as plain tables, for a grammar to compile.

    Raises LexiconError where there is no such list or it is not TOML.
    """
    try:
        return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise LexiconError(str(error), f"lexicon/{name}.toml", "a TOML table", "reinstall the package") from error
