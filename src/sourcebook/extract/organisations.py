"""Names of organisations that no roster knows, learned from the report itself, with the group its words give each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ..lexicon.organisations import HEADS, SHORT_FORMS, SMALL_SHORT_FORMS, group_by_name
from ..lexicon.outlets import find_outlet, looks_like_outlet
from ..lexicon.titles import TITLES
from ..records import Source, Span
from ..records.vocabulary import Group
from .described_groups import described_groups
from .name_words import NameWord, folded, name_words, plain
from .organisation_cues import group_by_cues, is_listed_after
from .organisation_names import candidates, run_end
from .participants import GroupName

#: How surely a name's own words tell its group, on the scale of the cues: a description (9) and fighters (8) outweigh
#: it, being blamed or having clashed does not.
_NAME_WEIGHT = 5


@dataclass(slots=True, eq=False)
class _Organisation:
    """An organisation while the report is read: its folded words, its head, where it stands, its group."""

    keys: tuple[str, ...]
    head: str
    abbreviation: str | None = None
    group: Group | None = None
    sure: bool = False
    spans: list[Span] = field(default_factory=list)


def learn_names(text: str, known: Sequence[GroupName], source: Source) -> tuple[GroupName, ...]:
    """All mentions of organisations in a report, the known ones among them, each with its coded group.

    Names in full, abbreviations and definite short forms. `known` are the mentions that the roster found; their spans
    and groups stay. Sorted, not overlapping; a mention's group is None where nothing in the report tells it.
    """
    words = name_words(text)
    taken: set[int] = {offset for name in known for offset in range(name.span.start, name.span.end)}
    learned = _introduced(text, words, taken, source)
    _mark_names(text, words, learned, taken)
    everyone = [*(o for o in learned.values() if o.spans), *_known_organisations(text, known)]
    _mark_abbreviations(words, everyone, taken)
    _mark_short_forms(words, everyone, taken)
    _decide(text, everyone, source)
    mentions = (GroupName(span, organisation.group) for organisation in everyone for span in organisation.spans)
    return tuple(sorted(mentions, key=lambda mention: mention.span))


_FIRM = re.compile(r"\b(?:(?:firm|company|employer|FIRM|COMPANY),?|employees of|EMPLOYEES OF) (?=[^\W\d_a-z])")


_IN = re.compile(r"\b(?:in|near|from|across) $", re.IGNORECASE)


def _introduced(
    text: str, words: Sequence[NameWord], taken: set[int], source: Source
) -> dict[tuple[str, ...], _Organisation]:
    """The organisations that a report names in full, by their folded words."""
    found: dict[tuple[str, ...], _Organisation] = {}
    for candidate in candidates(text, words):
        span = Span(words[candidate.first].start, candidate.end)
        keys = tuple(word.key for word in words[candidate.first : candidate.last + 1])
        organisation = found.get(keys)
        if organisation is None:
            name = text[span.start : words[candidate.last].end]
            if not taken.isdisjoint(range(span.start, span.end)) or _is_outlet(name, keys, source):
                continue
            if candidate.head == "department" and _IN.search(text, max(span.start - 8, 0), span.start):
                continue  # "in Usulutan Department": a part of a country
            organisation = found[keys] = _Organisation(keys, candidate.head, group=group_by_name(keys))
        organisation.abbreviation = organisation.abbreviation or candidate.abbreviation
    described = (
        _Organisation(keys, "", group=group, sure=group is not None) for keys, group in described_groups(text, words)
    )
    for organisation in (*_firms(text, words), *_publisher(source), *described):
        kept = found.setdefault(organisation.keys, organisation)
        kept.group = organisation.group if organisation.sure else kept.group or organisation.group
        kept.sure = kept.sure or organisation.sure
    return found


def _is_outlet(name: str, keys: tuple[str, ...], source: Source) -> bool:
    if source.name is not None and keys == _name_keys(source.name):
        return source.kind in ("media", None) and (source.kind == "media" or looks_like_outlet(name))
    return find_outlet(name) is not None or looks_like_outlet(name)


def _name_keys(name: str) -> tuple[str, ...]:
    keys = tuple(word.key for word in name_words(name))
    return keys[1:] if keys[:1] == ("the",) else keys


def _firms(text: str, words: Sequence[NameWord]) -> Iterator[_Organisation]:
    """Firms that are called so: "the firm Vías del Oriente"."""
    matches = list(_FIRM.finditer(text))
    at = {word.start: index for index, word in enumerate(words)} if matches else {}
    for match in matches:
        first = at.get(match.end())
        if first is None or not words[first].capital or words[first].key in TITLES:
            continue
        last = run_end(words, first)
        keys = tuple(word.key for word in words[first : last + 1])
        if last > first and "government" not in keys:
            yield _Organisation(keys, "company", group="civilians")


def _publisher(source: Source) -> Iterator[_Organisation]:
    """The publisher, where it is an armed group or an organisation that a report may call by its name."""
    if source.name is None or source.kind not in ("armed-group", "ngo"):
        return
    keys = _name_keys(source.name)
    if len(keys) > 1:
        head = next((key for key in reversed(keys) if key in HEADS), keys[0])
        yield _Organisation(keys, head, group="armed-group" if source.kind == "armed-group" else "civilians", sure=True)


def _mark_names(
    text: str, words: Sequence[NameWord], learned: Mapping[tuple[str, ...], _Organisation], taken: set[int]
) -> None:
    """Mark every place where a learned name stands, the longest first at each word, with its bracketed abbreviation."""
    longest: dict[str, int] = {}
    for keys in learned:
        longest[keys[0]] = max(longest.get(keys[0], 0), len(keys))
    index = 0
    while index < len(words):
        size = longest.get(words[index].key, 0)
        if not size or not words[index].raw[0].isupper():
            index += 1
            continue
        for length in range(min(size, len(words) - index), 1, -1):
            run = words[index : index + length]
            organisation = learned.get(tuple(word.key for word in run))
            if organisation is None or not all(word.linked for word in run[1:]):
                continue
            span = Span(run[0].start, _with_abbreviation(text, run[-1].end, organisation.abbreviation))
            if _take(span, taken):
                organisation.spans.append(span)
                index += length - 1
                break
        index += 1


def _with_abbreviation(text: str, end: int, abbreviation: str | None) -> int:
    """`end` moved past the organisation's abbreviation where it follows, in brackets or bare."""
    for shape in (f" ({abbreviation})", f" [{abbreviation}]", f" {abbreviation}"):
        after = end + len(shape)
        if abbreviation and text.startswith(shape, end) and not text[after : after + 1].isalnum():
            return after
    return end


def _take(span: Span, taken: set[int]) -> bool:
    covered = range(span.start, span.end)
    if not taken.isdisjoint(covered):
        return False
    taken.update(covered)
    return True


def _known_organisations(text: str, known: Sequence[GroupName]) -> list[_Organisation]:
    """The roster's mentions as organisations, one for each form of a name."""
    found: dict[tuple[tuple[str, ...], Group | None], _Organisation] = {}
    for name in known:
        keys = tuple(folded(part) for part in re.findall(r"[^\W_]+(?:['’]s)?", name.span.of(text)))
        stop = next((i for i, key in enumerate(keys) if i and key in ("of", "for")), len(keys))
        head = next((key for key in reversed(keys[:stop]) if key in HEADS), "")
        unmet = _Organisation(keys, head, group=name.group, sure=name.group is not None)
        organisation = found.setdefault((keys, name.group), unmet)
        organisation.spans.append(name.span)
    return list(found.values())


def _mark_abbreviations(words: Sequence[NameWord], organisations: Iterable[_Organisation], taken: set[int]) -> None:
    """Mark abbreviations that stand alone once they were introduced."""
    by_letters = {o.abbreviation: o for o in organisations if o.abbreviation}
    if not by_letters:
        return
    for index, word in enumerate(words):
        organisation = by_letters.get(word.raw)
        clock = word.raw in ("AM", "PM") and index and words[index - 1].raw[0].isdigit()
        if organisation is not None and not clock and _take(Span(word.start, word.end), taken):
            organisation.spans.append(Span(word.start, word.end))


def _mark_short_forms(words: Sequence[NameWord], organisations: Sequence[_Organisation], taken: set[int]) -> None:
    """Mark "the Movement" and its like, where exactly one organisation told before can be meant."""
    bearers: dict[str, list[_Organisation]] = {}
    for organisation in organisations:
        if organisation.head in SHORT_FORMS:
            bearers.setdefault(organisation.head, []).append(organisation)
    meant = {head: bearing[0] for head, bearing in bearers.items() if len({o.keys for o in bearing}) == 1}
    if not meant:
        return
    first = {head: organisation.spans[0].start for head, organisation in meant.items()}
    for index in range(1, len(words)):
        word = words[index]
        meaning = meant.get(word.key)
        if meaning is None or word.start < first[word.key] or words[index - 1].key != "the" or not word.linked:
            continue
        written_small = not word.raw[0].isupper() and word.key not in SMALL_SHORT_FORMS
        if written_small or (_goes_on(words, index) and not word.owner):
            continue
        if _take(Span(word.start, word.end), taken):
            meaning.spans.append(Span(word.start, word.end))


def _goes_on(words: Sequence[NameWord], index: int) -> bool:
    """Whether a short form is only the beginning of another name: "the Front of the North", "the Movement Party"."""
    following = words[index + 1] if index + 1 < len(words) else None
    return following is not None and following.linked and (following.capital or following.key in ("of", "for"))


def _decide(text: str, organisations: Sequence[_Organisation], source: Source) -> None:
    """Give each organisation that is not sure yet the group that the report's words tell."""
    unsure = [organisation for organisation in organisations if not organisation.sure]
    if not unsure:
        return
    lowered = plain(text)
    spans = sorted(span for organisation in organisations for span in organisation.spans)
    listed = {second: first for first, second in pairwise(spans) if is_listed_after(lowered, first, second)}
    for organisation in unsure:
        told = group_by_cues(lowered, [(span, listed.get(span)) for span in organisation.spans[:_READ]])
        if told is not None and (organisation.group is None or told[1] > _NAME_WEIGHT):
            organisation.group = told[0]


#: The mentions of one organisation whose surroundings are read: what a report says of it, it says early.
_READ = 12
