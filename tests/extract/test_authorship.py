"""How a sentence in which somebody speaks says who did it."""

from __future__ import annotations

import pytest

from sourcebook.extract.authorship import authorship_mode, said_mode
from sourcebook.records.vocabulary import Mode, SpeakerKind

#: (a sentence in which somebody speaks, the mode by which it names who did it)
ROWS: list[tuple[str, Mode | None]] = [
    ("The officer said the bomb was thrown by men suspected to be rebels.", "suspected"),
    ("The Kunar Observatory said the strike was probably carried out by army planes.", "suspected"),
    ("The Kunar Observatory said planes believed to belong to the coalition struck the farm.", "suspected"),
    ("Four nurses were killed in what were likely Tarid strikes, the Kunar Observatory said.", "suspected"),
    ("An official said it could be the handiwork of the Kedari Front.", "suspected"),
    ("Police suspect that the Kedari Front killed him.", "suspected"),
    ("The Kedari Front said it was behind the bombing.", "claimed"),
    ("The army said its planes had carried out two raids near Harak.", "claimed"),
    ("The ministry said rebels were behind the attack.", "accused"),
    ("The envoy said the army was responsible for the shelling.", "accused"),
    # nothing of who did it, or that nobody knows
    ("Police said two men were killed.", None),
    ("The raid on the suspected rebels killed two, police said.", None),
    ("The blast is believed to be among the deadliest of the war, police said.", None),
    ("More than ninety people are believed to have been killed, the monitor said.", None),
    ("The monitor said it was unclear if the army was behind the strike.", None),
]


@pytest.mark.parametrize(("sentence", "mode"), ROWS, ids=[sentence for sentence, _ in ROWS])
def test_who_did_it_by_the_words(sentence: str, mode: Mode | None) -> None:
    assert authorship_mode(sentence) == mode


@pytest.mark.parametrize(
    ("kind", "words", "mode"),
    [
        ("state", "minister", "accused"),
        ("other", "opposition", "accused"),
        ("state", "police", "reported"),  # to name a doer is their work
        ("ngo", "observatory", "reported"),
        ("media", "post", "reported"),
    ],
)
def test_who_names_a_doer_accuses_where_they_are_no_investigator(kind: SpeakerKind, words: str, mode: Mode) -> None:
    assert said_mode("They said rebels were behind the attack.", kind, frozenset((words,))) == mode
