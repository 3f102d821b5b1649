"""Words around an organization's name that tell how sure a report is of its part."""

from __future__ import annotations

import pytest

from sourcebook.extract.model.certainty import spoken_for
from sourcebook.records import Span


@pytest.mark.parametrize(
    ("sentence", "speaks_for"),
    [
        ("THE RIVER FRONT CLAIMED RESPONSIBILITY FOR THE ATTACK", "CLAIMED OR ADMITTED"),
        ("THE ARMY ACCEPTED FULL RESPONSIBILITY FOR THE DEATHS", "CLAIMED OR ADMITTED"),
        ("THE RIVER FRONT HAS NOT YET CLAIMED RESPONSIBILITY", None),
        ("NO GROUP HAS CLAIMED THE ATTACK", None),
        ("POLICE SOURCES CLAIM IT IS LIKE THE RIVER FRONT", None),
        ("IT COULD HAVE BEEN CARRIED OUT BY THE RIVER FRONT", "POSSIBLE"),
        ("NEIGHBORS HOLD THE RIVER FRONT RESPONSIBLE", "SUSPECTED OR ACCUSED"),
        ("THE POLICE BLAMED THE RIVER FRONT", "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        ("PERHAPS IT WAS THE RIVER FRONT", "POSSIBLE"),
        ("THE RIVER FRONT ATTACKED THE POST", None),
    ],
)
def test_what_the_words_of_a_sentence_speak_for(sentence: str, speaks_for: str | None) -> None:
    assert spoken_for(sentence, [Span(0, len(sentence))]) == speaks_for
