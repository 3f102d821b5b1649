"""Denials of one's own part: "the group denied that its men had shelled the town", "our units did not detain them"."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicon.actions import ActionVerb, actions
from ..lexicon.cues import cue_words
from .clauses import Line
from .complements import objects_of, reached_by
from .participants import of_chain
from .subjects import subject_of

#: Verbs of denying; what the second of them govern is denied only behind a "that": "rejected the report that".
_DENYING = frozenset(("deny", "refute", "disprove"))
_REJECTING = frozenset(("reject", "dismiss"))
_SAYING = cue_words("speech.verbs")
#: Nouns that behind "its" or "their" name nobody new: "its fighters".
_OWN = cue_words("participants.own")
_WHOSE = frozenset(("its", "their", "his", "her", "our", "my"))
_FIRST_PERSON = frozenset(("we", "i", "us", "our", "my"))
_PERSON = frozenset(("he", "she"))
_PRONOUNS = frozenset(("we", "i", "it", "they")) | _PERSON
#: Words that name a speaker again: "the group", and of a state "the army".
_GROUP_AGAIN = cue_words("speech.a_group") | {"movement", "front", "organisation", "organization"}
_STATE_AGAIN = frozenset("army military police forces government navy".split())
_OF_STATE = _STATE_AGAIN | {"ministry", "minister", "defence", "defense", "authorities", "state"}
#: What opens a noun group for people or things that both sides know of; a bare plural may be anybody.
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "his", "her", "its", "their", "him", "them"))
_NOBODY = frozenset(("any", "anyone", "anybody", "no", "nobody", "anything"))


def denier_of(
    line: Line, position: int, verb: ActionVerb, voice: frozenset[str] = frozenset()
) -> tuple[int, ...] | None:
    """Who denies to have done what the verb at `position` tells: their positions, none if the report's own publisher.

    None where nobody does: the words say that it did not happen, or deny what others did. `voice` are the words of the
    name of a publisher that speaks for itself. Only a deed against somebody or something that is known counts: who
    "did not attack civilians" speaks of no deed.
    """
    phrase = line.phrases[position]
    if phrase.modal or phrase.infinitive or not _does_harm(verb):
        return None
    subject = subject_of(line, position)
    denying = denying_before(line, position)
    if denying is not None:
        denier = subject_of(line, denying)
        told = (
            bool(subject)
            and subject[0] > denying
            and _is_past(line, position)
            and _is_own(line, subject, denier, voice)
        )
        told = told or _says_so_itself(line, denying, position)
        return denier if told and not phrase.negated else None
    if not phrase.negated or not _is_past(line, position) or not _acts_on_known(line, position):
        return None
    said = _saying_before(line, subject[0] if subject else position)
    speaker = () if said is None else subject_of(line, said)
    if said is not None and _is_own(line, subject, speaker, voice) and line.word(subject[0]) not in _PERSON:
        return speaker
    return () if voice and said is None and _is_own(line, subject, (), voice) else None


def _says_so_itself(line: Line, denying: int, position: int) -> bool:
    """Whether a verb of denying has the deed as its object: "denied shelling the town", "denied having shot them"."""
    return position == denying + 1 and (line.phrases[position].form == "ing" or line.word(position) == "having")


def denying_before(line: Line, position: int) -> int | None:
    """The verb of denying that governs the verb at `position`; None where there is none."""
    that = False
    for before in range(position - 1, -1, -1):
        base = line.base(before)
        if base in _DENYING or (base in _REJECTING and that):
            phrase = line.phrases[before]
            return before if not phrase.negated and not phrase.passive else None
        if line.word(before) in (".", ";", "but") or base in _SAYING:
            return None
        that = that or line.word(before) == "that"
    return None


def says_denial(line: Line, said: int) -> bool:
    """Whether a verb of saying says that its subject did not do a deed: "the group said it did not attack the town"."""
    for place in range(said + 1, len(line.phrases)):
        if line.word(place) in (".", ";") or line.base(place) in _SAYING:
            return False
        if line.kind(place) == "verb" and line.phrases[place].negated:
            deeds = actions().verbs.get(line.base(place), ())
            return any(denier_of(line, place, deed) == subject_of(line, said) for deed in deeds)
    return False


def _does_harm(verb: ActionVerb) -> bool:
    """Whether a verb, of all that tell of events, tells what somebody is accused of."""
    return bool(verb.type) and verb.type not in ("agreement", "surrender", "protest", "weapons-seizure")


def _is_past(line: Line, position: int) -> bool:
    """Whether a verb group tells of what is over: "did not", "had not"; "does not attack" tells of a habit."""
    phrase = line.phrases[position]
    first = {token.lower for token in line.tokens[phrase.first : phrase.head]}
    return (phrase.bare and phrase.form == "ed") or not first.isdisjoint(
        ("did", "didn't", "had", "have", "has", "was", "were")
    )


def _acts_on_known(line: Line, position: int) -> bool:
    """Whether a verb acts on somebody or something by name or known to both sides."""
    behind = objects_of(line, position) or reached_by(line, position, frozenset(("on", "at", "upon", "towards")))
    return any(_is_known(line, place) for place in behind)


def _is_known(line: Line, position: int) -> bool:
    if line.word(position) in _NOBODY:
        return False
    phrase = line.phrases[position]
    inside = line.tokens[phrase.first : phrase.last + 1]
    return line.word(position) in _DEFINITE or any(token.tag in ("name", "number") for token in inside)


def _saying_before(line: Line, position: int) -> int | None:
    """The verb of saying that is the last verb before `position` in its sentence."""
    last = next((place for place in range(position - 1, -1, -1) if line.kind(place) == "verb"), None)
    return last if last is not None and line.base(last) in _SAYING and not line.phrases[last].passive else None


def _is_own(line: Line, subject: Sequence[int], denier: Sequence[int], voice: frozenset[str]) -> bool:
    """Whether who acts is who denies it: "it", "its men", the same name or kind of body."""
    names = voice.union(*(_nouns(line, place) for place in denier))
    return any(_stands_for(line, place, names, told=bool(denier)) for place in subject)


def _stands_for(line: Line, position: int, names: frozenset[str], *, told: bool) -> bool:
    """Whether a subject is the denier, of whose words `names` are; `told`: the sentence names them."""
    if line.kind(position) == "pronoun":
        return line.word(position) in (_PRONOUNS if told else _FIRST_PERSON)
    if line.kind(position) != "noun":
        return False
    words = line.words(position)
    if words[0] in _WHOSE:
        return words[-1] in _OWN
    if told and words[0] == "the" and words[-1] in _GROUP_AGAIN | _STATE_AGAIN:
        return names.isdisjoint(_OF_STATE) == (words[-1] in _GROUP_AGAIN)
    return not names.isdisjoint(_nouns(line, position))


def _nouns(line: Line, position: int) -> frozenset[str]:
    """The nouns and names of a noun group and of those it is part of, in lower case."""
    if line.kind(position) != "noun":
        return frozenset()
    phrases = [line.phrases[place] for place in of_chain(line, position)]
    inside = (token for phrase in phrases for token in line.tokens[phrase.first : phrase.core + 1])
    return frozenset(token.lower for token in inside if token.tag in ("name", "noun"))
