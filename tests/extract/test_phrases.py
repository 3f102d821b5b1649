"""Noun groups [so], verb groups {so} and times <so>; what stands outside is left as it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from read_sentences import line_of, words_of

MARKS = {"noun": "[{}]", "verb": "{{{}}}", "time": "<{}>"}

ROWS = [
    "[Two soldiers] {were killed} <on May 17> near [Qalat].",
    "[Rebel shelling] {killed} [two farmers] in [government air strikes] on [Harak].",
    "According to [a Geneva-based monitoring group], [ten personnel] [two officers] {died}.",
    "[At least five policemen] and [a child] {died} in [the blast].",
    "[Gunmen] {opened} [fire] on [a bus] <on Monday night>.",
    "[The Kedari Front (KF)] {has claimed} [responsibility] for [the attack].",
    "[An elderly farmer] {was later shot} dead by [unidentified men].",
    "[The army] {did not attack} [the village].",
    "[More than 20 militants] {surrendered} to [the police].",
    "[Security Force (SF) personnel] {raided} [a house].",
    "[Rebels] {tried} {to kill} [the mayor].",
    "[A convoy] of [the ministry] {came} under [fire].",
    "[Police] {said} that [the bomb] {could have killed} [dozens].",
    "[Constable Amir Karo (28)] {was abducted} from [Harak].",
    "[The driver's brother] {escaped}.",
    "[The man] who {had planted} [the bomb] {was arrested}.",
    "[Armed men] on [motorcycles] {attacked} [a police post] in [Bannu District].",
    "[A clash] {broke} out between [the two groups].",
    "[Fighting] {broke} out between [the two groups].",
    "[As many as 14 villagers] {have been displaced}.",
    "<On 3 June 2018> [a roadside bomb] {exploded}.",
    "[The Liberation Front of the North] {attacked} [a convoy].",
]


def bracketed(text: str) -> str:
    """The text with its phrases in brackets."""
    line = line_of(text)
    shown, end = "", 0
    for phrase in line.phrases:
        start = line.tokens[phrase.first].start
        words = words_of(line, phrase, text)
        shown += text[end:start] + MARKS.get(phrase.kind, "{}").format(words)
        end = start + len(words)
    return shown + text[end:]


def plain(row: str) -> str:
    return "".join(letter for letter in row if letter not in "[]{}<>")


@pytest.mark.parametrize("row", ROWS)
def test_phrases(row: str) -> None:
    assert bracketed(plain(row)) == row


WORDS = st.lists(
    st.sampled_from("two men Harak the of was killed who ( ) 's and , on May 3 to - had by قتل".split()), max_size=20
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(WORDS, st.text(max_size=60)))
def test_phrases_tile_the_words(text: str) -> None:
    line = line_of(text)
    covered = [index for phrase in line.phrases for index in range(phrase.first, phrase.last + 1)]
    assert covered == list(range(len(line.tokens)))
    for phrase in line.phrases:
        assert phrase.first <= phrase.core <= phrase.last
        assert phrase.first <= phrase.head <= phrase.last


@settings(max_examples=300, deadline=None)
@given(st.one_of(WORDS, st.text(max_size=60)))
def test_words_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for token in line_of(text).tokens:
        assert end <= token.start < token.end
        assert text[token.start : token.end] == token.text
        end = token.end
