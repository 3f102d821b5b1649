"""An event as a form: for each field its words, the machine's value, what each person said, and what stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from sourcebook.export.excerpt import runs
from sourcebook.export.page_record import GROUPS, around_addresses, shown
from sourcebook.export.wording import claim_field_words, count_words, country_words, date_words, speaker_of
from sourcebook.records import Event, Span, event_to_json, parse_partial
from sourcebook.records.value import Count
from sourcebook.review.applying import ROW_PARTS, VALUE_PARTS, FieldView, Reviewed, State, machine_value

Json = dict[str, Any]

#: How a part is coloured, in page and text alike, and what it is called.
FAMILIES = {
    "type": "what", "status": "what", "date": "when", "place": "where", "actors": "who", "harm": "harm",
    "weapons": "means", "attribution": "said", "evidence": "what",
}  # fmt: skip
LABELS = {
    "type": "Type", "status": "Status", "date": "Date", "place": "Place", "actors": "Actor", "harm": "Toll",
    "weapons": "Means", "attribution": "Says so",
}  # fmt: skip
PRECISIONS = {"adm1": "first-level division", "adm2": "second-level division"}


@dataclass(frozen=True, slots=True)
class Word:
    """What one person said of a field, in words."""

    coder: str
    at: datetime
    words: str
    blind: bool
    note: str | None


@dataclass(frozen=True, slots=True)
class FormField:
    """One line of the form. `machine` is the machine's value in words where something else stands."""

    path: str
    part: str
    family: str
    label: str
    value: str
    quoted: str | None
    note: str | None
    spans: tuple[tuple[int, int], ...]
    state: State
    machine: str | None = None
    said: tuple[Word, ...] = ()
    gone: bool = False
    editable: bool = True


@dataclass(frozen=True, slots=True)
class TextRun:
    """A stretch of the report's text: what is shown, where it starts in the text, and the fields that it carries."""

    text: str
    start: int
    length: int
    fields: tuple[int, ...]
    families: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a paragraph that can be chosen as one: the sentence that it is of, and its runs."""

    span: Span
    runs: tuple[TextRun, ...]


def form_fields(reviewed: Reviewed) -> list[FormField]:
    """All fields of an event in the order in which people ask, rows that a person took out or added among them."""
    machine = event_to_json(reviewed.machine)
    fields = [_field(path, machine, reviewed.fields.get(path)) for path in paths_of(reviewed)]
    return [*fields, *_rivals(reviewed.machine), evidence_field(reviewed.machine)]


def paths_of(reviewed: Reviewed) -> list[str]:
    """The paths of the event's fields."""
    machine = event_to_json(reviewed.machine)
    paths = list(VALUE_PARTS)
    for part in ROW_PARTS:
        added = [int(path.partition(".")[2]) for path in reviewed.fields if path.startswith(f"{part}.")]
        paths += [f"{part}.{number}" for number in sorted({*range(len(machine[part])), *added})]
    return paths


def next_path(reviewed: Reviewed, part: str) -> str:
    """Where a row that is added to a part goes."""
    taken = [int(path.partition(".")[2]) for path in paths_of(reviewed) if path.startswith(f"{part}.")]
    return f"{part}.{max(taken, default=-1) + 1}"


def _field(path: str, machine: Json, view: FieldView | None) -> FormField:
    part = path.partition(".")[0]
    coded = machine_value(machine, path)
    value = coded if view is None else view.value
    state: State = "unseen" if view is None else view.state
    other = state in ("corrected", "conflict")
    label = _label(part, value if value is not None else coded)
    return FormField(
        path,
        part,
        FAMILIES[part],
        label,
        shown(value_words(part, value)),
        _quoted(value if value is not None else coded),
        _note(part, value),
        _spans(value if value is not None else coded),
        state,
        shown(value_words(part, coded)) if other else None,
        () if view is None else tuple(_words(part, coded, view)),
        gone=value is None and part in ROW_PARTS,
    )


def _words(part: str, coded: Any, view: FieldView) -> Iterator[Word]:
    for said in view.said:
        value = coded if said.verdict == "accept" else said.value
        words = "another look" if said.verdict == "flag" else shown(value_words(part, value))
        yield Word(said.coder, said.at, words, said.blind, None if said.note is None else shown(said.note))


def value_words(part: str, value: Any) -> str:
    """A value of the event record in words; it takes JSON, as a judgement has it."""
    if value is None:
        return "none" if part in VALUE_PARTS else "taken out"
    if part in ("type", "status"):
        return plain(str(value))
    if part == "weapons":
        return plain(value["kind"])
    if part == "attribution":
        return f"{plain(value['kind'])}, {value['mode']}"
    return {"date": _date_words, "place": _place_words, "actors": _actor_words, "harm": _harm_words}[part](value)


def plain(code: str) -> str:
    """`armed-clash` as `Armed clash`."""
    return code.replace("-", " ").capitalize()


def _date_words(row: Json) -> str:
    ends = [parse_partial(row.get(side)) for side in ("from", "to")]
    words = list(dict.fromkeys(date_words(end) for end in ends if end is not None))
    return " – ".join(words) if words else "no date that can be read"


def _place_words(row: Json) -> str:
    country = country_words(row.get("iso2"))
    if row.get("name") is None:
        if row.get("lat") is not None:
            return f"{row['lat']:.3f}, {row['lon']:.3f}"
        first = f"“{row['texts'][0]}”" if row.get("texts") else None
        return ", ".join(part for part in (first, country) if part) or "not resolved"
    parts = (row["name"], row.get("admin2"), row.get("admin1"), country)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _actor_words(row: Json) -> str:
    neutral = row.get("name") or GROUPS[row["group"]]
    return f"{neutral}" + (f" ({row['iso3']})" if row.get("iso3") else "")


def _harm_words(row: Json) -> str:
    count = count_words(Count(row["low"], row["high"]), dash="–")
    return f"{count} · {GROUPS[row['who']].lower()}"


def _label(part: str, value: Any) -> str:
    if part == "actors" and value:
        return plain(value["role"])
    return plain(value["effect"]) if part == "harm" and value else LABELS[part]


def _quoted(value: Any) -> str | None:
    if not isinstance(value, dict):
        return None
    words = ", ".join(value["texts"]) if "texts" in value else value.get("text")
    return shown(words) if words else None


def _note(part: str, value: Any) -> str | None:
    if not isinstance(value, dict):
        return None
    parts: list[str] = []
    if part in ("date", "place"):
        precision = value.get("precision") or ""
        parts = [PRECISIONS.get(precision, precision)]
        parts += [] if value.get("calendar") in (None, "gregorian") else [f"{plain(value['calendar'])} calendar"]
        parts += [value["basis"]] if value.get("basis") not in (None, "stated") else []
        parts += value.get("reasons") or []
    if part == "actors":
        parts = [GROUPS[value["group"]]] if value.get("name") else []
    return shown("; ".join(one for one in parts if one)) or None


def _spans(value: Any) -> tuple[tuple[int, int], ...]:
    if not isinstance(value, dict):
        return ()
    spans = value.get("spans") or [value.get("span")]
    return tuple((span[0], span[1]) for span in spans if span is not None and span[1] > span[0])


def _rivals(event: Event) -> Iterator[FormField]:
    """Numbers that one speaker gives and the field's range does not take over: shown beside it, not edited."""
    for claim in event.claims:
        if claim.count is None:
            continue
        speaker = speaker_of(claim, event)
        who = "the report itself" if speaker is None else shown(speaker.text)
        spans = () if claim.span is None else ((claim.span.start, claim.span.end),)
        words = f"{count_words(claim.count, dash='–')} by {who} ({claim.mode})"
        quoted = None if claim.text is None else shown(claim.text)
        note = f"for {shown(claim_field_words(claim, event))}"
        yield FormField(claim.field, "harm", "harm", "Also told", words, quoted, note, spans, "unseen", editable=False)


def evidence_field(event: Event) -> FormField:
    """The stretch that carries the event."""
    span = event.evidence.span
    note = "the dotted line in the text"
    return FormField("evidence", "evidence", "what", "Evidence", "", None, note, ((span.start, span.end),), "unseen",
                     editable=False)  # fmt: skip


def text_runs(text: str, fields: Sequence[FormField]) -> list[list[TextRun]]:
    """The report's text in paragraphs of runs that can be lit with the fields they carry. Addresses are defanged."""
    values = [(number, Span(*span)) for number, field in enumerate(fields) for span in field.spans]
    return [list(_told(text, line, values, fields)) for line in _lines(text)]


def sentence_runs(text: str, fields: Sequence[FormField], sentences: Sequence[Span]) -> list[list[Stretch]]:
    """The text in paragraphs of stretches that can be chosen: its sentences, and what stands between them."""
    values = [(number, Span(*span)) for number, field in enumerate(fields) for span in field.spans]
    edges = sorted({edge for span in sentences for edge in (span.start, span.end)})
    paragraphs = []
    for line in _lines(text):
        cuts = [line.start, *(edge for edge in edges if line.start < edge < line.end), line.end]
        stretches: list[Stretch] = []
        for window in (Span(*ends) for ends in pairwise(cuts)):
            told = tuple(_told(text, window, values, fields))
            if stretches and not window.of(text).strip():  # the space after a sentence
                stretches[-1] = Stretch(stretches[-1].span, (*stretches[-1].runs, *told))
            else:
                stretches.append(Stretch(_whole(window, sentences), told))
        paragraphs.append(stretches)
    return paragraphs


def _whole(window: Span, sentences: Sequence[Span]) -> Span:
    """The sentence that a stretch is of, which may run over lines; the stretch itself where it is of none."""
    return next((span for span in sentences if span.holds(window)), window)


def _lines(text: str) -> Iterator[Span]:
    """The lines that are not empty."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


def _told(
    text: str, window: Span, values: Sequence[tuple[int, Span]], fields: Sequence[FormField]
) -> Iterator[TextRun]:
    """The runs of a window. Where fields overlap the colour is that of the narrowest, which the evidence never is."""
    place = window.start
    widths = {number: span.end - span.start for number, span in reversed(values)}
    for run in runs(text, window, values):
        narrowest = sorted(run.fields, key=lambda number: (fields[number].family == "what", widths[number], -number))
        families = tuple(dict.fromkeys(fields[number].family for number in narrowest))
        for part in around_addresses(run.text):
            yield TextRun(shown(part), place, len(part), tuple(narrowest), families)
            place += len(part)
