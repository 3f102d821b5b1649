"""Who says so: outlets, officials, groups and witnesses, each with the kind of source and the way they say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..lexicon.countries import is_country
from ..lexicon.cues import cue_words
from ..lexicon.people import group_of
from ..records import Span
from ..records.vocabulary import Mode, SpeakerKind
from .clauses import Line, starts_clause
from .complements import agents_of, objects_of
from .denials import says_denial
from .outlet_names import OutletTest, outlet_spans
from .participants import GroupName
from .phrases import Phrase
from .speaker_kinds import speaker_kind
from .speaker_words import OFFICES, chain_of, medium_at_end, name_at_end, office_chain
from .speech_modes import is_opinion, mode_of
from .subjects import subject_of
from .threats import is_message
from .tokens import Token

_SAY = cue_words("speech.verbs")
#: Verbs that take the hearer as their object, so that what follows them is never the speaker.
HEARD = frozenset("tell inform brief assure ask remind warn".split())
#: Verbs whose object is somebody whose words are passed on.
_PASSED_ON = frozenset(("cite", "quote"))
#: Verbs whose agent is somebody who says so: "confirmed by the army".
_TOLD_BY = frozenset("cite quote announce confirm report disclose reveal claim".split())
#: Verbs whose agent denies what stands before them: "an accusation dismissed by the army".
_DENIED_BY = frozenset(("deny", "dismiss", "reject", "refute"))
_ACCUSATIONS = cue_words("speech.accusations")
#: What says nothing, whoever's it is: "a Security Council resolution".
_THINGS = cue_words("speech.things")
#: The speakers that outlets of some kinds are; any other outlet is a news medium.
_OUTLET_SPEAKERS: dict[str, SpeakerKind] = {
    "ngo": "ngo",
    "igo": "other",
    "state": "state",
    "armed-group": "perpetrator",
}
#: What stands before and after the name of an outlet and is no part of it: "the official SANA news agency".
_OUTLET_FRAME = cue_words("speech.outlet_frame")
_ANYBODY = cue_words("cast.everybody") | cue_words("cast.of_age") | {"civilians", "victims"}
_PLANS = cue_words("speech.plans")
_WATCHES = cue_words("speech.watches")
_OFFICIAL = cue_words("speech.official")
#: How many words may stand before the name of an outlet: "the official Syrian news agency".
_BEFORE_OUTLET = 5
#: What stands before a place whose province follows it.
_PLACED = frozenset("in at near outside inside around from of".split())
#: Words of the longest name looked for inside a speaker's words: "Syrian Observatory for Human Rights" has five.
_LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class Spoken:
    """A speaker as found in one sentence.

    `covers` is what they are said to say, None for the whole report; `definite` says that the words point to somebody
    introduced before ("the officer"); `named` that they hold a name; `words` are those by which they are recognised
    again.
    """

    span: Span
    kind: SpeakerKind
    mode: Mode
    covers: Span | None
    definite: bool
    words: frozenset[str]
    named: bool = True


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence with what is needed to tell who speaks in it."""

    line: Line
    text: str
    names: Sequence[GroupName]
    outlet: OutletTest

    @property
    def whole(self) -> Span:
        """All of the sentence."""
        return Span(self.line.tokens[0].start, self.line.tokens[-1].end)


def speakers_of(line: Line, text: str, names: Sequence[GroupName], outlet: OutletTest) -> tuple[Spoken, ...]:
    """The speakers named in one sentence, in order of their words."""
    said = _Said(line, text, names, outlet)
    found = [_outlet(said, span) for span in outlet_spans(line.tokens, text, outlet)]
    for position, phrase in enumerate(line.phrases):
        if phrase.kind == "verb" and not _introduces(line, phrase, found):
            told = tuple(_by_verb(said, position))
        elif line.word(position) == "according" and line.word(position + 1) == "to":
            told = (_opening_outlet(said, position + 2) or _named(said, position + 2, "reported"),)
        else:
            continue
        for spoken in told:
            found = found if spoken is None else _with(found, spoken)
    return tuple(sorted(found, key=lambda s: s.span))


def person_told_of(line: Line, text: str, names: Sequence[GroupName], outlet: OutletTest) -> Spoken | None:
    """The person by name or office whom a sentence is about, and whom "he said" in the next one points to."""
    verb = next((place for place, phrase in enumerate(line.phrases) if phrase.kind == "verb"), None)
    subject = () if verb is None or line.phrases[verb].passive else subject_of(line, verb)
    if len(subject) != 1:
        return None
    told = _named(_Said(line, text, names, outlet), subject[0], "reported")
    return told if told is not None and told.named and told.kind in ("state", "other", "witness") else None


def _with(found: list[Spoken], spoken: Spoken) -> list[Spoken]:
    """The speakers with one more, who may be one of them told again in a mode that says more."""
    index = next((i for i, known in enumerate(found) if known.span.overlaps(spoken.span)), None)
    if index is None:
        return [*found, spoken]
    known = found[index]
    tells_more = spoken.mode in ("denied", "accused", "suspected") or known.mode == "reported"
    if known.kind == "media" or not tells_more:
        return found
    return [*found[:index], replace(known, mode=spoken.mode), *found[index + 1 :]]


def _introduces(line: Line, phrase: Phrase, found: Sequence[Spoken]) -> bool:
    """Whether the verb only introduces a speaker who was found: "…, reports The Daily Star"."""
    following = line.tokens[phrase.head + 1 : phrase.head + 2] if phrase.base not in HEARD else ()
    return any(known.span.start <= token.start < known.span.end for known in found for token in following)


def _outlet(said: _Said, span: Span) -> Spoken:
    name = span.of(said.text)
    kind = _OUTLET_SPEAKERS.get(said.outlet(name) or "media", "media")
    if kind == "state" and _OFFICIAL.isdisjoint(name.lower().replace("-", " ").split()):
        kind = "media"  # a state's news agency reports; its ministries and commissions speak for it
    words = frozenset(name.lower().split())
    covers = None if kind == "media" and _signs(said, span) else said.whole
    return Spoken(span, kind, "reported", covers, False, (words - _OUTLET_FRAME) or words)


def _signs(said: _Said, span: Span) -> bool:
    """Whether an outlet is named at the end, as for a whole report: "…, reports The Star", "…, The Star reports."."""
    tokens = said.line.tokens
    before = [token.lower for token in tokens if token.end <= span.start and token.lower != "the"]
    behind = [token.lower for token in tokens if token.start >= span.end]
    ends = bool(before) and behind[:1] in (["reports"], ["reported"]) and behind[1:2] in ([], ["."], ["on"])
    return ends or before[-1:] in (["reports"], ["reported"])


def _outlet_in(said: _Said, span: Span) -> Spoken | None:
    """The outlet that a noun group names, without the words before its name: "the London-based Observatory"."""
    inside = [token for token in said.line.tokens if span.start <= token.start < span.end]
    for token in inside[:_BEFORE_OUTLET]:
        words = Span(token.start, span.end)
        if (token is inside[0] or token.capital) and said.outlet(words.of(said.text)):
            return _outlet(said, words)
    return _watcher_in(said, inside)


def _opening_outlet(said: _Said, position: int) -> Spoken | None:
    """An outlet or watcher that opens a noun group which goes on as another's, for want of a comma: "According to SANA
    three officers were killed"."""
    line = said.line
    if line.kind(position) != "noun":
        return None
    phrase = line.phrases[position]
    inside = [t for t in line.tokens[phrase.first : phrase.core + 1] if t.tag != "determiner"]
    for count in range(min(len(inside) - 1, _LONGEST_NAME), 0, -1):
        words = Span(inside[0].start, inside[count - 1].end)
        goes_on = inside[count].tag == "number" or inside[count].capital or inside[count].lower.startswith("al-")
        if not goes_on or not inside[0].capital:
            continue
        if said.outlet(words.of(said.text)):
            return _outlet(said, words)
        if inside[count - 1].lower in _WATCHES:
            return Spoken(words, "ngo", "reported", said.whole, True, frozenset((inside[count - 1].lower,)))
    return None


def _watcher_in(said: _Said, inside: Sequence[Token]) -> Spoken | None:
    """The organisation for which somebody speaks by whose name it stands: "the Tal Observatory's head Omar Karo"."""
    for first, token in enumerate(inside):
        for last in reversed(inside[first + 1 : first + _LONGEST_NAME]) if token.capital else ():
            words = Span(token.start, last.end)
            if last.capital and said.outlet(words.of(said.text)) == "ngo":
                return _with_head(_outlet(said, words), inside[:first])
    return None


def _with_head(watcher: Spoken, before: Sequence[Token]) -> Spoken:
    """An organisation by the words for its head, where their name comes first: "Omar Karo head of the Tal Observatory"
    is a person who speaks for it."""
    heads = not OFFICES.isdisjoint(token.lower for token in before)
    named = bool(before) and before[0].tag == "name" and before[0].lower not in OFFICES
    if not (heads and named):
        return watcher
    words = watcher.words | {token.lower for token in before if token.tag in ("name", "noun")}
    return replace(watcher, span=Span(before[0].start, watcher.span.end), words=words)


def _by_verb(said: _Said, position: int) -> Iterator[Spoken | None]:
    """Those who speak by the verb at `position`: the noun group behind it in an inversion, else its subject."""
    line, phrase = said.line, said.line.phrases[position]
    if phrase.form == "ed" and phrase.base in _DENIED_BY and line.word(position + 1) == "by":
        accused = line.kind(position - 1) == "noun" and line.head(position - 1).lower in _ACCUSATIONS
        yield from (_named(said, place, "denied") for place in agents_of(line, position) if accused)
    if phrase.base in _PASSED_ON or phrase.base in _SAY:
        for place in _passed_on(line, position):
            if phrase.base != "claim":
                yield _named(said, place, "reported")
                continue
            told = _named(said, place, "claimed")
            yield told if told is not None and told.kind == "perpetrator" else None
    accuses = phrase.form == "ing" and phrase.bare and mode_of(line, phrase) == "accused"
    if phrase.passive or phrase.infinitive or (phrase.form == "ing" and not accuses) or _names_only(line, position):
        return
    mode = mode_of(line, phrase)
    if mode is None:
        return
    if mode == "reported" and says_denial(line, position):
        mode = "denied"
    subject = _nearest(said, position) or subject_of(line, _first_said(line, position))
    behind = behind_inversion(line, position, subject)
    if behind is not None:
        inverted = _named(said, behind, mode)
        if inverted is not None or phrase.base == "say":
            yield inverted
            return
    for group in subject:
        told = _named(said, _past_place(line, group, position), mode)
        if told is not None and told.kind == "state" and mode == "claimed" and is_opinion(line, phrase):
            told = replace(told, mode="reported")
        yield told


def _past_place(line: Line, group: int, verb: int) -> int:
    """The speaker behind a province that reads as their name: "in Harak, Kedar, the minister said".

    An office that explains a name ends with a comma: "in Harak, Amir Karo, the minister, said".
    """
    office = group + 2
    if line.word(group + 1) != "," or line.kind(office) != "noun" or office_chain(line, office)[-1] + 1 != verb:
        return group
    placed = line.word(group - 1) == "," and line.kind(group - 2) == "noun" and line.word(group - 3) in _PLACED
    return office if placed else group


def _first_said(line: Line, position: int) -> int:
    """The verb of saying whose subject another shares: "said that troops had hit a post and denied …, blaming …"."""
    form = line.phrases[position].form
    if form != "ing" and line.word(position - 1) not in ("and", "but"):
        return position
    form = "ed" if form == "ing" else form
    said = (p for p in range(position - 2, -1, -1) if line.base(p) in _SAY and line.phrases[p].form == form)
    return next(said, position)


def _nearest(said: _Said, position: int) -> tuple[int, ...]:
    """The speaker right before a verb of saying where the comma before them was lost: "north of Harak state television
    said", "who fled on Monday the Tal Observatory said"; nothing where the subject stands elsewhere."""
    line, near = said.line, position - 1
    if line.phrases[position].base not in _SAY or line.kind(near) != "noun":
        return ()
    if medium_at_end(line, near) != line.span(near):
        return (near,)
    while line.word(near - 1) in ("of", "for") and line.kind(near - 2) == "noun":
        near -= 2
    if line.kind(near - 1) not in ("time", "adverb") and not _starts_anew(line, near):
        return ()
    told = _named(said, near, "reported")
    return (near,) if told is not None and told.kind in ("ngo", "media", "state") else ()


def _starts_anew(line: Line, position: int) -> bool:
    """Whether a noun group stands right behind another, so that a comma was lost: "three boys the Tal Observatory"."""
    return line.kind(position - 1) == "noun" and line.tokens[line.phrases[position].first].tag == "determiner"


def _passed_on(line: Line, position: int) -> tuple[int, ...]:
    """Those whose words are passed on: "citing an officer", "quoted residents as saying", "confirmed by the army"."""
    phrase = line.phrases[position]
    if phrase.base in _PASSED_ON and not phrase.passive:
        return () if line.word(position + 1) == "by" else objects_of(line, position)
    if phrase.base in _PASSED_ON and line.word(position + 1) in ("as", "by"):
        return subject_of(line, position)  # "the doctor was quoted as saying", "was quoted by the agency"
    told_by = phrase.form == "ed" and phrase.base in _TOLD_BY and line.word(position + 1) == "by"
    if told_by and phrase.base == "announce" and line.kind(position - 1) == "noun":
        told_by = line.head(position - 1).lower not in _PLANS  # "a truce announced by the army"
    return agents_of(line, position) if told_by else ()


def behind_inversion(line: Line, position: int, subject: Sequence[int]) -> int | None:
    """The noun group behind a verb of saying that is its subject: "…, said the officer"."""
    phrase = line.phrases[position]
    if phrase.base not in _SAY or phrase.base in HEARD or phrase.negated:
        return None
    behind = objects_of(line, position)
    if line.word(position + 1) == "that" or not behind:
        return None
    if subject and line.word(position - 1) not in (",", '"', "”") and not _ends_with(line, position, behind[0]):
        return None
    return behind[0] if not starts_clause(line, behind[0]) else None


def _ends_with(line: Line, position: int, speaker: int) -> bool:
    """Whether a sentence ends with "said the officer": one that lost its comma."""
    last = office_chain(line, speaker)[-1]
    return line.phrases[position].base == "say" and line.word(last + 1) in (".", "") and line.kind(speaker) == "noun"


def _names_only(line: Line, position: int) -> bool:
    """A bare participle behind its noun says nothing: "a man described as …"."""
    phrase = line.phrases[position]
    if phrase.form != "ed" or not phrase.bare:
        return False
    held = phrase.base in ("suspect", "believe", "allege", "say") and line.word(position + 1) == "to"
    blamed = phrase.base in ("blame", "attribute") and line.word(position + 1) in ("on", "to")
    return held or blamed or line.word(position + 1) in ("as", "by", "of")


def _named(said: _Said, position: int, mode: Mode) -> Spoken | None:
    """The speaker at a noun group; None for pronouns and for things that do not speak."""
    line = said.line
    if line.kind(position) != "noun" or line.word(position) == "no" or is_message(line, position):
        return None
    chain = chain_of(line, position)
    if chain[0] == 0 and line.word(0) == "what":
        return None  # "What the ministry says is not true"
    published = _outlet_in(said, line.span(chain[0], chain[-1]))
    if published is not None and (mode == "reported" or published.kind != "media"):
        return replace(published, mode=mode)
    if published is not None:
        return None
    kind = speaker_kind(line, chain, said.names)
    if kind is None or _is_thing(line, chain[0], kind):
        return None
    if kind in ("other", "perpetrator") and _is_counted(line, position):
        return None
    span = _own_words(said, chain, kind)
    kind = "state" if kind == "other" and len(chain) == 1 and is_country(span.of(said.text)) else kind
    inside = [token for token in line.tokens if span.start <= token.start < span.end]
    told = (token.lower for token in inside if token.tag != "punctuation" and not token.lower.endswith("-based"))
    words = frozenset(told) - {"the", "a", "an", "of", "so-called"}
    named = any(token.tag == "name" and token.capital for token in _without_seat(inside))
    return Spoken(span, kind, mode, said.whole, line.word(chain[0]) in ("the", "he", "these", "those"), words, named)


def _is_thing(line: Line, position: int, kind: SpeakerKind) -> bool:
    """Whether a noun group names something that says nothing: "a Security Council resolution", "strikes north"."""
    told = line.words(position) if kind == "other" else (line.head(position).lower,)
    return not _THINGS.isdisjoint(told)


def _own_words(said: _Said, chain: Sequence[int], kind: SpeakerKind) -> Span:
    """The words of a noun group that name a speaker, without what stands before them for want of a comma."""
    line = said.line
    if kind == "other" and len(chain) == 1:
        span = name_at_end(line, chain[0])
    elif kind == "media" and len(chain) == 1:
        span = medium_at_end(line, chain[0])
    else:
        span = line.span(chain[0], chain[-1])
    if line.word(chain[0]) != "what" or span.start > line.span(chain[0], chain[-1]).start:
        return span
    return Span(min(t.start for t in line.tokens if t.start > span.start), span.end)  # "what Kenya says was an attack"


def _without_seat(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words of a speaker without where they sit: "the London based monitor"."""
    based = next((place for place, token in enumerate(tokens) if token.lower == "based"), -1)
    return tokens[based + 1 :]


def _is_counted(line: Line, position: int) -> bool:
    """Whether people of no calling are counted, of whom something is told: "six people", "eight rebels"."""
    phrase, words = line.phrases[position], line.words(position)
    numbered = any(token.tag == "number" for token in line.tokens[phrase.first : phrase.head])
    return numbered and (words[-1] in _ANYBODY or group_of(words) in ("armed-group", "unknown"))
