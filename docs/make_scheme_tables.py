"""Print docs/schemes.md: the prose below and one table a scheme, made from the scheme files themselves.

python docs/make_scheme_tables.py > docs/schemes.md
"""

from __future__ import annotations

from sourcebook.coding.conditions import CONDITIONS
from sourcebook.coding.scheme import load_scheme, mapping_table, scheme_names

HEAD = """\
# Coding schemes

Sourcebook codes events in its own twenty types. A *scheme* says how such an event maps to the codes of a codebook that
researchers already use. Schemes are data: `sourcebook schemes` lists them, `sourcebook schemes acled` prints one, and
`sourcebook code --scheme` takes the name of one or the path of a file of your own.

The mapping goes one way. Codebooks count, merge and include by rules that one report cannot settle: ACLED codes one
event for each pair of actors, place and day; UCDP needs a death and a known dyad; GTD judges intent. So the codes are
those that the report supports, and **a dash means left without a code on purpose**, with the reason beside it.

Rules are tried from the top. For each field the first rule that matches and names it decides.

"""

OWN = """\
## A scheme of your own

A scheme is a TOML file:

```toml
name = "ours"
version = "1"
title = "Our incident codes"
source = "Our codebook, 2019"
fields = ["code", "grade"]

[allowed]                      # optional: the closed list of a field; a code outside it is refused
code = ["A1", "A2", "B"]

[[rule]]
when = { type = ["attack", "bombing"], target_group = ["civilians"], effect = ["killed"] }
give = { code = "A1", grade = "high" }

[[rule]]
when = { status = ["threatened"] }
leave = ["code", "grade"]      # decided: no code
note = "we do not code threats"

[[rule]]                       # without `when`: everything else
give = { code = "B" }
```

`when` takes these conditions. All of a rule's conditions must hold; of a list any value will do, but for
`party_groups`.

| condition | holds if | values |
|---|---|---|
"""

MEANING = {
    "type": "the event is of one of these types",
    "status": "it was done, tried or threatened",
    "perpetrator_group": "some perpetrator is of one of these groups",
    "target_group": "some target is of one of these groups",
    "named_target_group": "some target is a person named in the report, of one of these groups",
    "party_groups": "all of these groups are sides of a clash; a group listed twice needs two sides",
    "effect": "something of this kind was done to somebody; with `harmed_group`, to somebody of these groups",
    "harmed_group": "people of one of these groups were harmed",
    "weapon_kind": "a means of one of these kinds was used",
}

TAIL = """
`sourcebook schemes FILE` prints your rules as they were understood. A mistake is told with the number of its rule and
what is allowed there.
"""


def page() -> str:
    """The whole page."""
    conditions = [f"| `{name}` | {MEANING[name]} | {', '.join(c.values)} |\n" for name, c in CONDITIONS.items()]
    return HEAD + "\n".join(scheme_section(name) for name in scheme_names()) + "\n" + OWN + "".join(conditions) + TAIL


def scheme_section(name: str) -> str:
    """A scheme's heading and its table."""
    scheme = load_scheme(name)
    header, *rows = mapping_table(scheme)
    lines = [f"| {' | '.join(header)} |", f"|{'---|' * len(header)}", *(f"| {' | '.join(row)} |" for row in rows)]
    table = "\n".join(lines)
    return f"## {name}\n\n{scheme.title}, version {scheme.version}. Follows: {scheme.source}.\n\n{table}\n"


if __name__ == "__main__":
    print(page(), end="")
