"""Words that a lost blank ran together are read as two; words that only look so stay one."""

from __future__ import annotations

import pytest

from sourcebook.extract.lost_blanks import seams
from sourcebook.extract.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Four guards werekilled.", ["Four", "guards", "were", "killed", "."]),
        ("Seven were injuredin a blast.", ["Seven", "were", "injured", "in", "a", "blast", "."]),
        ("Three were killedand two hurt.", ["Three", "were", "killed", "and", "two", "hurt", "."]),
        ("The Policewith the help", ["The", "Police", "with", "the", "help"]),
        ("in Harak Districton Monday", ["in", "Harak", "District", "on", "Monday"]),
        ("FourKedari rebels", ["Four", "Kedari", "rebels"]),
        ("The mujahidin wasted no time in the captain's tent.", None),
        ("Officials washed cars and warranted repairs.", None),
    ],
)
def test_words_run_together(text: str, words: list[str] | None) -> None:
    found = [token.text for token in tokenise(text, 0, len(text))]
    if words is None:
        assert list(seams(text, 0, len(text))) == []
    else:
        assert found == words


def test_tokens_of_parted_words_keep_their_offsets() -> None:
    text = "Then four guards werekilled."
    tokens = tokenise(text, 0, len(text))
    assert all(text[token.start : token.end] == token.text for token in tokens)
