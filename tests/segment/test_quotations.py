"""Quotations: each row is a text and the words between its marks, marks included."""

from __future__ import annotations

import pytest

from sourcebook.records import Report
from sourcebook.segment import segment

ROWS: list[tuple[str, list[str]]] = [
    ('"We left," he said. "We had to."', ['"We left,"', '"We had to."']),
    ("“We left,” he said. “We had to.”", ["“We left,”", "“We had to.”"]),
    ("«Nous sommes partis», dit-il.", ["«Nous sommes partis»"]),
    ("„Wir gingen“, sagte er.", ["„Wir gingen“"]),
    ("He spoke of a 'cowardly attack' on the town.", ["'cowardly attack'"]),
    ("He spoke of ‘an attack on the soldiers’ camp’.", ["‘an attack on the soldiers’ camp’"]),
    ("“They called it ‘justice’ again,” she said.", ["“They called it ‘justice’ again,”"]),
    ("The men's guns and the soldiers' boots weren't found in the '90s.", []),
    ("A 12\" shell and a 6' trench were found.", []),
    ('THE FARM "LA PAZ" WAS BURNED BY THE "BLUE COLUMN."', ['"LA PAZ"', '"BLUE COLUMN."']),
    ('He began: "We left.\n\nThe town was empty.', ['"We left.']),
    ('"We left.\n\n"We had to," he said.', ['"We left.\n\n"We had to,"']),
    ("“One.\n\n“Two.\n\n“Three,” he said. “Four.”", ["“One.\n\n“Two.\n\n“Three,”", "“Four.”"]),
    ("“One.\n\n“Two.\n\nThree.", ["“One.\n\n“Two."]),
    ('An empty "" and a lone " mark.', []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_quotations_with_their_marks(text: str, expected: list[str]) -> None:
    segments = segment(Report("r", "0", text)).segments
    assert [part.span.of(text) for part in segments if part.kind == "quotation"] == expected


def test_a_quotation_over_paragraphs_stands_with_the_first() -> None:
    text = "Before.\n\n“One.\n\n“Two,” he said."
    segments = segment(Report("r", "0", text)).segments
    quotation = next(part for part in segments if part.kind == "quotation")
    assert quotation.parent is not None
    assert segments[quotation.parent].span.of(text) == "“One."
