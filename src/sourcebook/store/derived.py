"""What the derived tables should hold, as SQL over the tables of content: for filling them and for checking them."""

from __future__ import annotations

from collections.abc import Mapping

#: Where each event is: the last row of an event in `memberships` counts.
MEMBERS = """
SELECT m.event, m.incident, m.relation FROM memberships m
WHERE m.incident IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM memberships l WHERE l.event = m.event AND l.number > m.number)
"""
#: Which coding of each report is current: the newest, or the older one that its coder returned to since. What people
#: added counts beside it, and is not in here.
CODINGS = """
SELECT report_key, coding FROM (
    SELECT report_key, coding, ROW_NUMBER() OVER (PARTITION BY report_key ORDER BY entry DESC, coding DESC) AS place
    FROM (SELECT report_key, number AS coding, entry FROM codings WHERE judgement IS NULL UNION ALL
          SELECT report_key, coding, entry FROM returns) AS said
) AS ranked WHERE place = 1
"""
#: Each key of `block_keys` with its event, by the kind of database. A row has a JSON list of keys; rows from before
#: version 0003 of the tables have one key each.
KEYS: Mapping[str, str] = {
    "sqlite": """
SELECT DISTINCT k.value AS key, b.event FROM block_keys b,
json_each(CASE WHEN b.key LIKE '[%' THEN b.key ELSE json_array(b.key) END) AS k
""",
    "postgresql": """
SELECT DISTINCT k.value AS key, b.event FROM block_keys b,
json_array_elements_text(CASE WHEN b.key LIKE '[%' THEN b.key::json ELSE json_build_array(b.key) END) AS k(value)
""",
}
