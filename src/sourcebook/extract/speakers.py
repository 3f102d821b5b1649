"""Who says so: outlets, officials, groups and witnesses, each with the kind of source and the way they say it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ..records import Span, SpeakerMention
from ..records.vocabulary import Group, Mode, SpeakerKind
from .clauses import Line, objects_of, starts_clause, subject_of
from .participants import GroupName, of_chain, participants_of
from .phrases import Phrase, span_of, words_of
from .tokens import Token

OutletTest = Callable[[str], str | None]

_SAY = frozenset(
    "say tell state add confirm inform disclose explain reveal mention note announce claim report quote declare maintain stress "
    "insist allege acknowledge describe warn observe indicate admit assert write remark brief testify learn recall argue".split()
)
_REPORT = frozenset(("reports", "reported", "adds", "added", "report", "says", "said"))
_MODES: dict[str, Mode] = {
    "claim": "claimed", "admit": "claimed", "suspect": "suspected", "blame": "accused", "accuse": "accused", "allege": "accused", "deny": "denied",
    "reject": "denied", "refute": "denied",
}  # fmt: skip
_RESPONSIBILITY = frozenset(("responsibility", "credit"))


@dataclass(frozen=True, slots=True)
class Spoken:
    """A speaker as found in one sentence; `covers` is what they are said to say, None for the whole report."""

    span: Span
    kind: SpeakerKind
    mode: Mode
    covers: Span | None
    definite: bool
    words: frozenset[str]


def speakers_of(line: Line, text: str, names: Sequence[GroupName], outlet: OutletTest) -> tuple[Spoken, ...]:
    """The speakers named in one sentence, in order of their words."""
    found = list(_outlets(line, text, outlet))
    taken = [speaker.span for speaker in found]
    for position, phrase in enumerate(line.phrases):
        told: list[Spoken | None] = []
        if phrase.kind == "verb" and not _cues_outlet(line, phrase, taken):
            told = _by_verb(line, position, text, names, outlet)
        elif line.word(position) == "according" and line.word(position + 1) == "to":
            told = [_named(line, position + 2, "reported", text, names, outlet)]
        for spoken in told:
            if spoken is None:
                continue
            again = next((i for i, known in enumerate(found) if known.span.overlaps(spoken.span)), None)
            if again is None:
                found.append(spoken)
                taken.append(spoken.span)
            elif found[again].kind != "media" and (
                spoken.mode in ("denied", "accused", "suspected") or found[again].mode == "reported"
            ):
                found[again] = replace(found[again], mode=spoken.mode)
    return tuple(sorted(found, key=lambda s: s.span))


def _cues_outlet(line: Line, phrase: Phrase, outlets: Sequence[Span]) -> bool:
    """Whether the verb only introduces an outlet that was found: "…, reports The Daily Star"."""
    following = line.tokens[phrase.head + 1 : phrase.head + 2]
    return any(span.start <= token.start < span.end for span in outlets for token in following)


def _sentence(line: Line) -> Span:
    return Span(line.tokens[0].start, line.tokens[-1].end)


def _outlets(line: Line, text: str, outlet: OutletTest) -> list[Spoken]:
    """`…, reports The Daily Star on May 3` and `The Daily Star reports that …`."""
    found: list[Spoken] = []
    for index, token in enumerate(line.tokens):
        if token.lower not in _REPORT:
            continue
        after = _capital_run(line.tokens, index + 1)
        if after and _is_outlet(after.of(text), token.lower, _ends(line.tokens, after), outlet):
            found.append(_outlet(after, text, outlet))
            continue
        before = _capital_run_before(line.tokens, index)
        if before and (outlet(before.of(text)) or token.lower == "reports") and _says_that(line.tokens, index):
            found.append(_outlet(before, text, outlet))
    return found


def _outlet(span: Span, text: str, outlet: OutletTest) -> Spoken:
    kind = outlet(span.of(text)) or "media"
    told: SpeakerKind = {"ngo": "ngo", "igo": "other", "state": "state", "armed-group": "perpetrator"}.get(
        kind, "media"
    )  # type: ignore[assignment]
    return Spoken(span, told, "reported", None, False, frozenset(span.of(text).lower().split()))


def _is_outlet(name: str, cue: str, ends: bool, outlet: OutletTest) -> bool:
    if outlet(name):
        return True
    return cue in ("reports", "reported") and ends


def _ends(tokens: Sequence[Token], span: Span) -> bool:
    """Whether nothing but a date or a stop follows the name in its sentence."""
    following = [token for token in tokens if token.start >= span.end]
    return (
        not following or following[0].text in (".", ",", ";", ")") or following[0].lower in ("on", "quoting", "citing")
    )


def _capital_run(tokens: Sequence[Token], index: int) -> Span | None:
    """The run of capitalised words from `index`, "The" and "of" included; lower-case web names at the sentence's end."""
    first = index
    while index < len(tokens) and (_capital(tokens[index]) or _inside_name(tokens, index, first)):
        index += 1
    if index > first:
        return Span(tokens[first].start, tokens[index - 1].end)
    rest = tokens[first : first + 4]
    web = [t.lower for t in rest]
    if (rest and any(part in ("com", "net", "org") for part in web[1:])) or (rest and "." in rest[0].text[1:-1]):
        stop = next((i for i, part in enumerate(web) if part in ("com", "net", "org")), len(rest) - 1)
        return Span(rest[0].start, rest[stop].end)
    return None


def _capital(token: Token) -> bool:
    return token.capital


def _inside_name(tokens: Sequence[Token], index: int, first: int) -> bool:
    if index == first or index + 1 >= len(tokens):
        return False
    return tokens[index].lower in ("of", "e", "the", "and", "&", "-", ".") and _capital(tokens[index + 1])


def _capital_run_before(tokens: Sequence[Token], index: int) -> Span | None:
    first = index
    while first > 0 and (_capital(tokens[first - 1]) or (tokens[first - 1].lower in ("of", "-") and first < index)):
        first -= 1
    return Span(tokens[first].start, tokens[index - 1].end) if first < index else None


def _says_that(tokens: Sequence[Token], index: int) -> bool:
    return index + 1 < len(tokens) and (
        tokens[index + 1].lower in ("that", "on", ":") or tokens[index].lower == "reports"
    )


#: Verbs that take the hearer as their object, so that what follows them is never the speaker.
_HEARD = frozenset("tell inform brief assure ask remind warn".split())


def _by_verb(
    line: Line, position: int, text: str, names: Sequence[GroupName], outlet: OutletTest
) -> list[Spoken | None]:
    phrase = line.phrases[position]
    if phrase.passive or phrase.infinitive or phrase.form == "ing" or _names_only(line, position):
        return []
    mode = _mode(line, phrase)
    if mode is None:
        return []
    subject = subject_of(line, position)
    if phrase.base in _SAY and phrase.base not in _HEARD and not phrase.negated:
        inverted = objects_of(line, position)
        told_after = not subject or line.word(position - 1) in (",", '"', "”")
        if inverted and told_after and line.word(position + 1) != "that" and not starts_clause(line, inverted[0]):
            spoken = _named(line, inverted[0], mode, text, names, outlet)
            if spoken is not None:
                return [spoken]
    return [_named(line, group, mode, text, names, outlet) for group in subject]


def _names_only(line: Line, position: int) -> bool:
    """A bare participle behind its noun says nothing: "a man described as …"."""
    phrase = line.phrases[position]
    if phrase.form != "ed" or not phrase.bare:
        return False
    held = phrase.base in ("suspect", "believe", "allege", "claim", "say") and line.word(position + 1) == "to"
    return held or line.word(position + 1) in ("as", "by", "of")


def _mode(line: Line, phrase: Phrase) -> Mode | None:
    following = {token.lower for token in line.tokens[phrase.head + 1 : phrase.head + 5]}
    if phrase.base in ("claim", "take", "accept", "admit") and _RESPONSIBILITY & following:
        return "claimed"
    if phrase.base == "claim" and following & {
        "attack",
        "attacks",
        "bombing",
        "killing",
        "ambush",
        "blast",
        "raid",
        "operation",
    }:
        return "claimed"
    if phrase.base == "claim":
        return "claimed" if "to" in following else "reported"
    if phrase.base in _MODES:
        return _MODES[phrase.base]
    return "reported" if phrase.base in _SAY else None


def _named(
    line: Line, position: int, mode: Mode, text: str, names: Sequence[GroupName], outlet: OutletTest
) -> Spoken | None:
    """The speaker at a noun group; None for pronouns and for things that do not speak."""
    if line.kind(position) != "noun":
        return None
    if line.word(position) == "no":
        return None
    chain = (*_before(line, position), *_office_chain(line, position))
    chain = (*chain, *_behind(line, chain[-1]))
    span = Span(span_of(line.phrases[chain[0]], line.tokens).start, span_of(line.phrases[chain[-1]], line.tokens).end)
    told = span.of(text)
    if outlet(told):
        return _outlet(span, text, outlet) if mode == "reported" else None
    kind, mode = _kind(line, position, chain, names, text, mode)
    if kind is None:
        return None
    words = frozenset(
        token.lower for token in line.tokens if span.start <= token.start < span.end and token.tag != "punctuation"
    )
    definite = line.word(chain[0]) in ("the", "he", "these", "those")
    return Spoken(span, kind, mode, _sentence(line), definite, words - {"the", "a", "an", "of"})


def _office_chain(line: Line, position: int) -> tuple[int, ...]:
    """A speaker with whom they speak for: "a spokesman for the Front", "an officer of the gendarmerie"."""
    chain = of_chain(line, position)
    while line.word(chain[-1] + 1) in ("for", "from") and line.kind(chain[-1] + 2) == "noun":
        chain = (*chain, *of_chain(line, chain[-1] + 2))
    return chain


def _before(line: Line, position: int) -> tuple[int, ...]:
    """The office before a name: "District Police Officer of Harak, Amir Karo"."""
    if line.word(position - 1) != "," or line.kind(position - 2) != "noun":
        return ()
    first = position - 2
    while line.word(first - 1) == "of" and line.kind(first - 2) == "noun":
        first -= 2
    held = any(word in _OFFICES for word in words_of(line.phrases[first], line.tokens))
    return (first,) if held else ()


def _behind(line: Line, position: int) -> tuple[int, ...]:
    """The office or name behind a comma: "Amir Karo, the spokesman of the Front"."""
    if line.word(position + 1) != "," or line.kind(position + 2) != "noun":
        return ()
    phrase = line.phrases[position + 2]
    words = words_of(phrase, line.tokens)
    held = any(word in _OFFICES for word in words) and line.word(position + 2) in ("the", "a", "an", *_OFFICES)
    head = position
    while line.word(head - 1) in ("of", "for", "from") and line.kind(head - 2) == "noun":
        head -= 2
    offices = {*words_of(line.phrases[position], line.tokens), *words_of(line.phrases[head], line.tokens)}
    named = bool(offices & _OFFICES) and all(
        token.tag == "name" for token in line.tokens[phrase.first : phrase.core + 1]
    )
    return of_chain(line, position + 2) if held or named else ()


_OFFICES = frozenset(
    "spokesman spokesperson spokeswoman director superintendent officer commander chief minister secretary commissioner inspector "
    "general president chairman governor head official colonel major captain brigadier leader coordinator coordinator convener deputy sp dsp sho".split()
)
_WITNESS = frozenset(
    "witness witnesses eyewitness eyewitnesses resident residents local locals villager villagers survivor survivors neighbour neighbours neighbor neighbors".split()
)
_UNNAMED = frozenset("source sources report reports".split())
_NGO = frozenset("ngo observatory amnesty charity monitor activists activist".split())
_OTHER = frozenset(
    "family families relative relatives doctor doctors hospital medic medics leader lawyer contractor father mother brother wife owner party".split()
)
_STATE = frozenset("police official officials officer officers army military minister ministry government spokesman spokesperson authorities superintendent commissioner "
                   "administration sp dsp sho asp inspector ispr magistrate general colonel major captain commandant administrator president governor court prosecutor agency".split())  # fmt: skip


def _kind(
    line: Line, position: int, chain: Sequence[int], names: Sequence[GroupName], text: str, mode: Mode
) -> tuple[SpeakerKind | None, Mode]:
    tokens = [
        token for place in chain for token in line.tokens[line.phrases[place].first : line.phrases[place].last + 1]
    ]
    told = [p for place in chain for p in participants_of(line, place, names, text)]
    groups: set[Group] = {p.group for p in told if p.group}
    named = [p.span for p in told if p.organisation]
    words = [token.lower for token in tokens if not any(span.start <= token.start < span.end for span in named)]
    if "armed-group" in groups and not (_STATE - {"spokesman", "spokesperson", "commander"}) & set(words):
        return "perpetrator", "claimed" if mode in ("reported", "claimed") else mode
    if _UNNAMED & set(words):
        return (
            ("state", mode)
            if {"police", "official", "military"} & set(words) and "unnamed" not in words
            else ("unknown", mode)
        )
    if groups & {"state-forces", "state-other"} or _STATE & set(words):
        return "state", mode
    if _WITNESS & set(words):
        return "witness", mode
    if _NGO & set(words):
        return "ngo", mode
    if _OTHER & set(words) or groups == {"civilians"}:
        return "other", mode
    if any(token.tag == "name" for token in tokens):
        return "other", mode
    return None, mode


def as_mentions(spoken: Sequence[Spoken], whole: Span) -> tuple[SpeakerMention, ...]:
    """Speakers as records; those of the whole report cover `whole`."""
    return tuple(SpeakerMention(s.span, s.kind, s.mode, s.covers or whole) for s in spoken)
