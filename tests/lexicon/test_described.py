"""What words for people say of sex and age."""

from __future__ import annotations

import pytest

from sourcebook.lexicon.described import age_of, sex_of


@pytest.mark.parametrize(
    ("words", "sex", "age"),
    [
        ("two girls", "female", "child"),
        ("his wife", "female", "adult"),
        ("a 12-year-old boy", "male", "child"),
        ("a 30-year-old man", "male", "adult"),
        ("a 17-year-old", None, "child"),
        ("three children", None, "child"),
        ("a 5-month-old baby", None, "child"),
        ("nine people", None, None),
        ("a man and his daughter", None, None),
        ("Omar Tal (38)", None, "adult"),
        ("a woman with her children", "female", "adult"),
        ("soldiers", None, "adult"),
    ],
)
def test_what_the_words_say(words: str, sex: str | None, age: str | None) -> None:
    assert (sex_of(words), age_of(words)) == (sex, age)
