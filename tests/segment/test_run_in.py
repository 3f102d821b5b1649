"""Headlines that run into a story told in one line: each row has bars where the opening parts end."""

from __future__ import annotations

import pytest

from sourcebook.records import Report
from sourcebook.segment import segment

BODY = "Rebels shelled a market in Harak, where three people were killed, officials said. The road was closed."

ROWS = [
    ("Shelling kills three in Harak   |" + BODY, "headline"),
    ("3 May 2017 - |Shelling kills three in Harak |- " + BODY, "dateline headline"),
    ("Wed 3 May 2017 |Three Killed as Rebels Shell Market in Harak. |" + BODY, "dateline headline"),
    ("Wednesday 3 May 2017 16:02 |Three Killed as Rebels Shell Harak.   |" + BODY, "dateline headline"),
    (
        "   |Shelling kills three in Harak   |Meridian  Wednesday 3 May 2017   |" + BODY,
        "headline dateline",
    ),
    ("Published May 3 2017 - |Shelling kills three in Harak |- (" + BODY + ")", "dateline headline"),
    # no headline
    (BODY, ""),
    ("Gunmen shot dead a farmer in Harak. " + BODY, ""),
    ("Gunmen. " + BODY, ""),
    ("THREE KILLED AS REBELS SHELL HARAK. " + BODY.upper(), ""),
    ("Shelling kills three in Harak   The end.", ""),
]


@pytest.mark.parametrize(("row", "expected"), ROWS)
def test_the_parts_that_a_story_opens_with(row: str, expected: str) -> None:
    text = row.replace("|", "")
    blocks = [part for part in segment(Report("r", "0", text)).segments if part.kind not in ("sentence", "quotation")]
    assert " ".join(part.kind for part in blocks[:-1]) == expected
    assert blocks[-1].kind == "paragraph"
    if "|" in row:
        words = [part.strip(" -") for part in row.split("|") if part.strip()]
        assert [part.span.of(text).strip(" -") for part in blocks] == words
