"""`sourcebook schemes`: the coding schemes there are, and the rules of one."""

from __future__ import annotations

from sourcebook.coding.scheme import load_scheme, mapping_table, scheme_names

from .plain import one_line
from .tables import output_console, plain_table


def list_schemes() -> int:
    """Print the schemes that ship with the package."""
    schemes = [load_scheme(name) for name in scheme_names()]
    rows = [(s.name, s.version, s.title, ", ".join(s.fields), s.source) for s in schemes]
    output_console().print(plain_table(("name", "version", "gives", "fields", "follows"), rows))
    return 0


def print_scheme(name_or_path: str) -> int:
    """Print how a scheme maps events to codes, rule by rule, in the order in which they are tried."""
    scheme = load_scheme(name_or_path)
    console = output_console()
    console.print(one_line(f"{scheme.title} ({scheme.name}, version {scheme.version})"))
    console.print(one_line(f"follows: {scheme.source}"))
    console.print("The first rule that matches decides a field. -: left without a code.\n")
    header, *rows = mapping_table(scheme)
    console.print(plain_table(header, [[one_line(cell) for cell in row] for row in rows]))
    return 0
