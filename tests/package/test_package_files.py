"""What is in the source tree is in the package too: a word list that is not shipped is missed only by users."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "sourcebook"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_file_that_is_no_module_is_package_data() -> None:
    patterns = PROJECT["tool"]["setuptools"]["package-data"]["sourcebook"]
    shipped = {path for pattern in patterns for path in PACKAGE.glob(pattern) if path.is_file()}
    there = {path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert {path.relative_to(PACKAGE).as_posix() for path in there - shipped if path.suffix != ".py"} == set()


def test_every_pattern_of_package_data_finds_something() -> None:
    patterns = PROJECT["tool"]["setuptools"]["package-data"]["sourcebook"]
    assert [pattern for pattern in patterns if not any(PACKAGE.glob(pattern))] == []


def test_every_folder_with_modules_is_a_package() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_the_notice_credits_what_is_shipped() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    credits = "GeoNames|Creative Commons Attribution 4.0|Natural Earth|world-atlas|Michael Bostock|MiniLM".split("|")
    for credit in credits:
        assert credit in notice
