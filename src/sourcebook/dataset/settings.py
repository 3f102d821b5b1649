"""The settings of a dataset: a small TOML file in its folder, checked when it is read."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..coding.scheme import load_scheme
from ..errors import StoreError, UsageError
from ..lexicon.countries import country_by_code
from ..merge.tolls import POLICIES
from ..options import EXTRACTORS, PipelineOptions

#: The file in a dataset's folder, and the database beside it where no other is named.
SETTINGS, DATABASE = "sourcebook.toml", "sourcebook.sqlite"


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for all work on one dataset, so that every report in it is coded and told of in one way.

    `database` is a path, relative to the folder, or the URL of a PostgreSQL database. `collector` is who adds reports,
    as it is to stand with their bytes; empty where nobody is to be named. `scheme` is a name or a path. `war_zones`
    are the countries (ISO, two letters; "*" for all) in which the policy `acled` counts "several" as 10, not as 3.
    """

    database: str = DATABASE
    collector: str = ""
    extractor: str = "rules"
    scheme: str = "acled"
    gazetteers: tuple[str, ...] = ()
    policy: str = "ucdp"
    war_zones: tuple[str, ...] = ()

    def pipeline(self, folder: Path) -> PipelineOptions:
        """How reports are coded. Records bear the scheme's name: its path is nobody else's business."""
        name = load_scheme(self.scheme_in(folder)).name
        places = tuple(folder / gazetteer for gazetteer in self.gazetteers)
        return PipelineOptions(extractor=self.extractor, scheme=name, gazetteers=places)

    def check(self, where: str) -> None:
        """Raise UsageError for a value that is none of its kind. A scheme is checked when it is read."""
        _check_choice(self.extractor, EXTRACTORS, f"{where}: extractor")
        _check_choice(self.policy, POLICIES, f"{where}: policy")
        for zone in self.war_zones:
            if zone != "*" and (len(zone) != 2 or not zone.isupper() or country_by_code(zone) is None):
                raise UsageError(repr(zone), f"{where}: war_zones", 'codes of countries such as "YE", or "*" for all')

    def scheme_in(self, folder: Path) -> str:
        """The scheme's name, or the path of its file, which is relative to the folder."""
        return str(folder / self.scheme) if self.scheme.endswith(".toml") else self.scheme


#: Each setting with the table and key it stands under, and what it is for.
_KEYS: tuple[tuple[str, str, str, str], ...] = (
    ("database", "dataset", "database", "A file in this folder, or postgresql://USER@HOST/NAME."),
    ("collector", "dataset", "collector", "Who adds reports: stands with their bytes, and in archives of them."),
    ("extractor", "coding", "extractor", "What finds the events: rules or incidents."),
    ("scheme", "coding", "scheme", "A name from `sourcebook schemes`, or a .toml file."),
    ("gazetteers", "coding", "gazetteers", "Files of places of your own, beside the shipped gazetteer."),
    ("policy", "tolls", "policy", "Whose rule makes one toll of many: " + ", ".join(POLICIES) + "."),
    (
        "war_zones",
        "tolls",
        "war_zones",
        'Countries at war, such as ["YE"] or ["*"]: there, acled takes "several" as 10.',
    ),
)


def write_settings(path: Path, settings: Settings) -> None:
    """Write the file, which must not be there yet. Raises StoreError."""
    lines: list[str] = []
    table = ""
    for name, section, key, words in _KEYS:
        if section != table:
            lines += ["", f"[{section}]"] if lines else [f"[{section}]"]
            table = section
        value = getattr(settings, name)
        # A JSON string or list is a TOML one.
        lines += [f"# {words}", f"{key} = {json.dumps(list(value) if isinstance(value, tuple) else value)}"]
    try:
        with path.open("x", encoding="utf-8") as handle:
            handle.write("\n".join(lines) + "\n")
    except OSError as error:
        raise StoreError((error.strerror or str(error)).lower(), str(path), "a folder that you may write to") from None


def read_settings(path: Path) -> Settings:
    """The settings of a file. Raises StoreError where there is none, UsageError for what is no setting."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        got = f"{path.parent} is no dataset: it has no {SETTINGS}"
        raise StoreError(got, "", "", "make one with `sourcebook init`, or name its folder with -C") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"cannot be read: {error}", str(path), "TOML") from None
    return _checked(content, str(path))


def _checked(content: Mapping[str, Any], where: str) -> Settings:
    found: dict[str, Any] = {}
    known = {(section, key): name for name, section, key, _ in _KEYS}
    for section, rows in content.items():
        for key, value in (rows if isinstance(rows, dict) else {"": rows}).items():
            name = known.get((section, key))
            if name is None:
                allowed = ", ".join(f"[{part}] {one}" for part, one in known)
                raise UsageError(f"[{section}] {key} is no setting", where, allowed)
            found[name] = _value(name, value, f"{where}: [{section}] {key}")
    settings = Settings(**found)
    settings.check(where)
    return settings


def _check_choice(value: str, allowed: Sequence[str], where: str) -> None:
    if value not in allowed:
        raise UsageError(repr(value), where, ", ".join(allowed))


def _value(name: str, value: object, where: str) -> object:
    if name in ("gazetteers", "war_zones"):
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            return tuple(value)
        raise UsageError(f"{value!r}", where, "a list of paths" if name == "gazetteers" else "a list of countries")
    if not isinstance(value, str):
        raise UsageError(f"{value!r}", where, "words in quotation marks")
    return value
