"""Tables for the screen: events, schemes and scores. Words of reports go in as text, never as markup."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sourcebook.records import Event
from sourcebook.records.vocabulary import EVENT_TYPES

from .words import date_words, people_words, place_words, speaker_words, toll_words, type_words

#: From this width on every value has a column of its own; below it, some share one.
WIDE = 110

LONGEST_TYPE = max(len(name) for name in EVENT_TYPES)


def output_console() -> Console:
    """Standard output, plain in a pipe. Nothing in a report is highlighted or read as markup or emoji."""
    return Console(markup=False, highlight=False, emoji=False)


def error_console() -> Console:
    """Standard error: problems, progress, summaries."""
    return Console(stderr=True, markup=False, highlight=False, emoji=False)


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
    table.add_column("type", width=LONGEST_TYPE, overflow="fold")
    table.add_column("date", width=len("2017-05-17/"), overflow="fold")
    for title, ratio in (("place", 4), ("who → whom", 7)):
        table.add_column(title, ratio=ratio, overflow="fold")
    table.add_column("killed", justify="right", no_wrap=True)
    table.add_column("wounded", justify="right", no_wrap=True)
    table.add_column("who says so", ratio=5, overflow="fold")
    table.add_column("conf.", justify="right", no_wrap=True)
    table.expand = True
    for event in events:
        table.add_row(
            Text(type_words(event)),
            Text(date_words(event.date)),
            Text(place_words(event.place)),
            Text(people_words(event)),
            Text(toll_words(event, "killed")),
            Text(toll_words(event, "wounded")),
            Text(speaker_words(event)),
            Text(f"{event.confidence:.2f}"),
        )
    return table


def _narrow_table(events: Sequence[Event]) -> Table:
    table = _frame()
    table.leading = 1  # rows have several lines each, so they need a gap between them
    table.add_column("what, when, where", ratio=3, overflow="fold")
    table.add_column("who → whom, who says so", ratio=4, overflow="fold")
    table.add_column("killed", justify="right", no_wrap=True)
    table.add_column("wound.", justify="right", no_wrap=True)
    table.add_column("conf.", justify="right", no_wrap=True)
    table.expand = True
    for event in events:
        what = Text.assemble(type_words(event), "\n", date_words(event.date), "\n", place_words(event.place))
        who = Text.assemble(people_words(event), "\n", (f"says: {speaker_words(event)}", "dim"))
        killed, wounded = (Text(toll_words(event, effect)) for effect in ("killed", "wounded"))
        table.add_row(what, who, killed, wounded, Text(f"{event.confidence:.2f}"))
    return table
