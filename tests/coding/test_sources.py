"""Who says so of an event: speakers of its sentences, what armed groups are to it, and who only comments."""

from __future__ import annotations

from read_sentences import events_of

from sourcebook.lexicon.weights import STORY

#: A sentence that tells of nothing, to make a report long.
_FILLER = "The road leads through fields to the river and is lined with old trees on both of its sides. "


def _attribution(text: str) -> list[list[str]]:
    return [[f"{s.text} | {s.kind} | {s.mode}" for s in event.attribution] for event in events_of(text)]


def test_a_group_claims_what_it_did() -> None:
    text = "The Kedari Front said its fighters had killed 12 soldiers in Mosul."
    assert _attribution(text) == [["The Kedari Front | perpetrator | claimed"]]


def test_a_group_reports_what_others_did() -> None:
    text = "The army shelled the village of Harak on Monday, killing two farmers, the Kedari Front said."
    assert _attribution(text) == [["the Kedari Front | other | reported"]]


def test_a_group_that_denies_is_told_so() -> None:
    text = "Gunmen shot dead two farmers in Mosul. The rebels denied that they killed them."
    assert _attribution(text) == [["The rebels | perpetrator | denied"]]


def test_officials_who_tell_of_nothing_only_comment_in_a_long_story() -> None:
    told, comment = "Gunmen shot dead two farmers in Mosul, residents said. ", "The minister said help was on its way."
    assert _attribution(told + comment) == [["residents | witness | reported", "The minister | state | reported"]]
    story = told + _FILLER * (STORY // len(_FILLER) + 1) + comment
    assert _attribution(story) == [["residents | witness | reported"]]


def test_watchers_speak_of_the_event_told_last_in_a_long_story_too() -> None:
    told = "Gunmen shot dead two farmers in Mosul, residents said. "
    story = told + "The Kunar Observatory said help was on its way. " + _FILLER * (STORY // len(_FILLER) + 1)
    assert _attribution(story) == [["residents | witness | reported", "The Kunar Observatory | ngo | reported"]]


def test_who_confirms_all_incidents_is_a_source_of_each() -> None:
    told = (
        "Gunmen shot dead two farmers in Mosul on Monday. On Tuesday rebels burned a school in Tikrit. "
        "An officer confirmed the two incidents."
    )
    assert _attribution(told) == [["An officer | state | reported"]] * 2
    once = told.replace("the two incidents", "the fire")
    assert _attribution(once) == [[], ["An officer | state | reported"]]


def test_a_paper_whose_item_tells_of_nothing_is_no_source_of_another_item() -> None:
    digest = (
        "Kunar Post: Gunmen shot dead two farmers in Mosul on Monday.\n\n"
        "Harak Ledger: Rebels burned a school in Tikrit on Monday.\n\n"
        "Wana Mirror: The shops of the town will stay closed today.\n"
    )
    assert _attribution(digest) == [["Kunar Post | media | reported"], ["Harak Ledger | media | reported"]]


def test_who_takes_a_side_is_no_commentator_in_a_long_story() -> None:
    told = "Gunmen shot dead two farmers in Mosul, residents said. "
    story = told + "The minister blamed the Kedari Front. " + _FILLER * (STORY // len(_FILLER) + 1)
    assert _attribution(story) == [["residents | witness | reported", "The minister | state | accused"]]


def test_who_suspects_is_not_named_as_reporting_beside_it() -> None:
    text = (
        "A raid on Mosul killed two farmers, the Kunar Observatory said. "
        "The Kunar Observatory said the raid was probably carried out by army planes."
    )
    assert _attribution(text) == [["the Kunar Observatory | ngo | suspected"]]
