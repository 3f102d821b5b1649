"""The documentation names what there is: every command and option, every form of output, every scheme's rules."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest
from typer.main import get_command

from sourcebook.cli.main import DEBUG, app
from sourcebook.coding.scheme import load_scheme, scheme_names
from sourcebook.export import FORMATS

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]  # an app with several commands is a group


def _options() -> list[tuple[str, str]]:
    """Each option with its command, those of `sourcebook group command` under the group."""
    return [
        (name, option)
        for name, top in COMMANDS.items()
        for command in (top, *getattr(top, "commands", {}).values())
        for parameter in command.params
        if parameter.param_type_name == "option" and parameter.name != "help"
        for option in (*parameter.opts, *parameter.secondary_opts)
    ]


def _section(page: str, command: str) -> str:
    """What the page says of one command: from its heading to the next."""
    found = re.search(rf"^## `sourcebook {command}\b.*?(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, f"docs/commands.md has no section on {command}"
    return found.group()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_section(command: str) -> None:
    assert _section((DOCS / "commands.md").read_text(encoding="utf-8"), command)


@pytest.mark.parametrize(("command", "option"), _options())
def test_every_option_is_told_in_its_commands_section(command: str, option: str) -> None:
    section = _section((DOCS / "commands.md").read_text(encoding="utf-8"), command)
    assert re.search(rf"`{re.escape(option)}[` ]", section)


def test_no_section_is_on_a_command_or_option_that_is_not_there() -> None:
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## `sourcebook (\w+)", page, re.MULTILINE)) == set(COMMANDS)
    known = {option for _, option in _options()} | {"--help", "--version", DEBUG}
    assert set(re.findall(r"`(--[a-z][a-z-]*)", page)) <= known


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_form_of_output_is_told(suffix: str) -> None:
    assert f"`{suffix}`" in (DOCS / "exports.md").read_text(encoding="utf-8")


def test_the_help_of_output_names_every_form() -> None:
    (output,) = (p for p in COMMANDS["code"].params if p.name == "output")
    for suffix in FORMATS:
        assert suffix in output.help


@pytest.mark.parametrize("name", scheme_names())
def test_every_scheme_is_told(name: str) -> None:
    page = (DOCS / "schemes.md").read_text(encoding="utf-8")
    assert f"\n## {name}\n" in page
    assert load_scheme(name).source in page


def test_the_scheme_tables_are_those_of_the_scheme_files() -> None:
    specification = importlib.util.spec_from_file_location("make_scheme_tables", DOCS / "make_scheme_tables.py")
    assert specification is not None
    assert specification.loader is not None
    maker = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(maker)
    page = (DOCS / "schemes.md").read_text(encoding="utf-8")
    assert page == maker.page(), "run: python docs/make_scheme_tables.py > docs/schemes.md"


def test_the_readme_has_the_two_commands_and_names_only_commands_that_there_are() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "pip install . && sourcebook demo" in readme
    assert "pip install '.[test]' && pytest" in readme
    for command in re.findall(r"^\s*(?:\$ )?sourcebook ([a-z]+)", readme, re.MULTILINE):
        assert command in COMMANDS


@pytest.mark.parametrize("page", sorted([*DOCS.glob("*.md"), ROOT / "README.md"]), ids=lambda path: path.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_ci_script_runs_what_the_readme_says() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for step in ("(pip install . && sourcebook demo)", "(pip install '.[test]' && pytest)"):
        assert step in script
    for check in ("ruff check .", "mypy", "lint-imports"):
        assert f"\n{check}\n" in script
