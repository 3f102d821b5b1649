"""Tables for the screen: events, schemes and scores. Words of reports go in as text, never as markup."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sourcebook.records import Event
from sourcebook.records.vocabulary import EVENT_TYPES

from .words import date_words, people_words, place_words, report_words, speakers_words, toll_lines, type_words

#: From this width on every value has a column of its own; below it, some share one.
WIDE = 140

LONGEST_TYPE = max(len(name) for name in EVENT_TYPES)

#: "12 surrendered"
TOLL_WIDTH = 14

#: Characters shown of a report's id or file name.
LONGEST_ID = 14


def output_console() -> Console:
    """Standard output, plain in a pipe. Nothing in a report is highlighted or read as markup or emoji."""
    return Console(markup=False, highlight=False, emoji=False)


def error_console() -> Console:
    """Standard error: problems, progress, summaries."""
    return Console(stderr=True, markup=False, highlight=False, emoji=False)


def print_events(console: Console, events: Sequence[Event], *, most: int, rest: str) -> None:
    """The first `most` events as a table; of the others their number, and `rest`: where to find them."""
    if not events:
        return
    console.print(events_table(events[:most], width=console.width))
    left_out = len(events) - most
    if left_out > 0:
        console.print(f"… and {left_out} more: {rest}")
    console.print()


def events_table(events: Sequence[Event], *, width: int) -> Table:
    """The events as a table that fits `width` characters."""
    return _wide_table(events) if width >= WIDE else _narrow_table(events)


def plain_table(header: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[str] = ()) -> Table:
    """A table of words, the columns named in `right` flush right."""
    table = _frame()
    for title in header:
        table.add_column(title, justify="right" if title in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _frame() -> Table:
    return Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1))


def _wide_table(events: Sequence[Event]) -> Table:
    table = _frame()
    table.add_column("what", width=LONGEST_TYPE, overflow="fold")
    table.add_column("when", width=len("2017-05-17/"), overflow="fold")
    table.add_column("where", ratio=4, overflow="fold")
    table.add_column("who → whom", ratio=6, overflow="fold")
    table.add_column("toll", width=TOLL_WIDTH, overflow="fold")
    table.add_column("who says so", ratio=5, overflow="fold")
    table.add_column("report", width=LONGEST_ID, overflow="fold", style="dim")
    table.add_column("conf.", justify="right", no_wrap=True)
    table.expand = True
    for event in events:
        table.add_row(
            Text(type_words(event), style="bold"),
            Text(date_words(event.date)),
            Text(place_words(event.place)),
            Text(people_words(event)),
            Text("\n".join(toll_lines(event))),
            Text(speakers_words(event)),
            Text(report_words(event.report, LONGEST_ID)),
            Text(f"{event.confidence:.2f}"),
        )
    return table


def _narrow_table(events: Sequence[Event]) -> Table:
    table = _frame()
    table.leading = 1  # rows have several lines each, so they need a gap between them
    table.add_column("what, when, where", ratio=4, overflow="fold")
    table.add_column("who → whom, who says so", ratio=5, overflow="fold")
    table.add_column("toll", width=TOLL_WIDTH, overflow="fold")
    table.add_column("conf.", justify="right", no_wrap=True)
    table.expand = True
    for event in events:
        what = [(type_words(event), "bold"), (date_words(event.date), ""), (place_words(event.place), "")]
        speakers = speakers_words(event)
        who = [
            (people_words(event), ""),
            (f"says {speakers}" if speakers else "", "dim"),
            (f"in {report_words(event.report, 2 * LONGEST_ID)}", "dim"),
        ]
        table.add_row(_lines(what), _lines(who), Text("\n".join(toll_lines(event))), Text(f"{event.confidence:.2f}"))
    return table


def _lines(styled: Sequence[tuple[str, str]]) -> Text:
    """The lines that have words, each in its style."""
    return Text("\n").join(Text(line, style=style) for line, style in styled if line)
