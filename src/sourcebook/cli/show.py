"""`sourcebook show`: a report with its coded words in colour, and the events beside or below it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from sourcebook.coding.scheme import codes_for, load_scheme
from sourcebook.export.wording import people_words
from sourcebook.ingest import ReadOptions, read
from sourcebook.pipeline import Pipeline, PipelineOptions
from sourcebook.records import ActorRef, Claim, Event, Outcome, Report, Span

from .code import Run
from .plain import one_line, same_length
from .tables import output_console
from .words import LONGEST_NAME, count_words, date_words, place_words, report_words, type_words

#: What each part of an event is shown in. The eight terminal colours keep apart on light and on dark ground.
STYLES = {
    "evidence": "underline",
    "date": "bold magenta",
    "place": "bold blue",
    "actor": "bold yellow",
    "harm": "bold red",
    "weapon": "bold cyan",
    "speaker": "bold green",
}

#: What stands where the report does not say.
UNSAID = "not said"

#: From this width on the events stand beside the text.
SIDE_BY_SIDE = 120


def show_report(path: str, reading: ReadOptions, options: PipelineOptions, scheme_name: str) -> int:
    """Print every report of `path` with its events and return the exit code. The scheme is a name or a path."""
    scheme = load_scheme(scheme_name)
    pipeline = Pipeline.open(options)
    console = output_console()
    run = Run()
    for outcome in pipeline.code_all(read([path], reading)):
        run.add(outcome)
        for problem in outcome.problems:
            print(one_line(problem.message), file=sys.stderr)
        if outcome.report is None:
            continue
        codes = [_codes_line(codes_for(scheme, event)) for event in outcome.events]
        console.print(report_view(outcome, outcome.report, codes, width=console.width))
    return run.exit_code


def report_view(outcome: Outcome, report: Report, codes: list[str], *, width: int) -> RenderableType:
    """Heading, legend, and text and events side by side where `width` allows."""
    heading = Text(_heading(report), style="bold")
    text = marked_text(report.text, outcome.events)
    numbered = enumerate(zip(outcome.events, codes, strict=True), start=1)
    told = [event_view(number, event, line) for number, (event, line) in numbered]
    events = Group(*(told or [Text("no events")]))
    if width < SIDE_BY_SIDE:
        return Group(heading, legend(), Text(), text, Text(), events, Text())
    beside = Table.grid(padding=(0, 3), expand=True)
    beside.add_column(ratio=3)
    beside.add_column(ratio=2)
    beside.add_row(text, events)
    return Group(heading, legend(), Text(), beside, Text())


def marked_text(text: str, events: Iterable[Event]) -> Text:
    """The report's text with every coded span in the style of its part; controls are blanked one for one."""
    marked = Text(same_length(text))
    for event in events:
        for part, span in coded_spans(event):
            marked.stylize(STYLES[part], span.start, span.end)
    return marked


def coded_spans(event: Event) -> Iterator[tuple[str, Span]]:
    """Every span that an event was coded from, with its part; evidence first, so that the others stand over it."""
    yield "evidence", event.evidence.span
    if event.date is not None and event.date.span is not None:
        yield "date", event.date.span
    if event.place is not None:
        yield from (("place", span) for span in event.place.spans)
    yield from (("actor", actor.span) for actor in event.actors)
    yield from (("harm", row.span) for row in event.harm)
    yield from (("weapon", weapon.span) for weapon in event.weapons)
    yield from (("speaker", speaker.span) for speaker in event.attribution)


def legend() -> Text:
    """The parts in their styles, on one line."""
    return Text("  ").join(Text(part, style=style) for part, style in STYLES.items())


def event_view(number: int, event: Event, codes: str) -> RenderableType:
    """One event: its type, then a line for each value, with what the report does not say named as such."""
    rows = Table.grid(padding=(0, 1))
    rows.add_column(no_wrap=True)
    rows.add_column(ratio=1)
    for label, value, style in event_rows(event, codes):
        rows.add_row(Text(f"   {label}", style="dim"), Text(value, style=style))
    return Group(Text(f"{number}. {type_words(event)}", style="bold"), rows, Text())


def event_rows(event: Event, codes: str) -> Iterator[tuple[str, str, str]]:
    """Label, value and style of each line of an event."""
    yield "codes", codes, "dim"
    yield "when", date_words(event.date) or UNSAID, STYLES["date"]
    yield "where", place_words(event.place) or UNSAID, STYLES["place"]
    for actor in event.actors:
        yield actor.role, _actor_line(actor), STYLES["actor"]
    for row in event.harm:
        yield row.effect, people_words(row, dash="–"), STYLES["harm"]
    for claim in event.claims:
        if claim.count is not None:
            yield "rival count", _claim_line(claim, event), STYLES["harm"]
    for weapon in event.weapons:
        yield "with", f"{one_line(weapon.text)} ({weapon.kind})", STYLES["weapon"]
    for speaker in event.attribution:
        yield "says", one_line(f"{speaker.text} ({speaker.kind}, {speaker.mode})"), STYLES["speaker"]
    yield "confidence", f"{event.confidence:.2f}", ""
    for reason in event.review:
        yield "look at", one_line(reason), ""


def _actor_line(actor: ActorRef) -> str:
    """`Dawn Front (armed-group)`, with the words of the report where the neutral name is another."""
    name, words = one_line(actor.name or actor.text), one_line(actor.text)
    quoted = "" if name == words else f"“{words}”, "
    return f"{name} ({quoted}{actor.group})"


def _claim_line(claim: Claim, event: Event) -> str:
    number = count_words(claim.count) if claim.count else ""
    speaker = None if claim.speaker is None else event.attribution[claim.speaker]
    return one_line(f"{number}: {speaker.text} ({claim.mode})" if speaker else f"{number}: the report itself")


def _codes_line(codes: dict[str, str | None]) -> str:
    return one_line("; ".join(f"{field}: {code}" for field, code in codes.items() if code) or "no code in this scheme")


def _heading(report: Report) -> str:
    published = report.published.isoformat() if report.published else None
    parts = (report.title, report.source.name, published, report_words(report, LONGEST_NAME))
    return one_line(" · ".join(part for part in parts if part))
