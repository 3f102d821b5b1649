"""Reports of invented places and groups in which the rules find nothing, though they tell of something."""

from __future__ import annotations

from datetime import date

from sourcebook.records import Report, Source

#: Nothing here is a word of violence to the rules.
QUIET = (
    "Tarveh, 18 March 2019. Traders say that the market of Oldeba was emptied on 16 March by riders of the Veshti "
    "Column.\nFour stallholders did not come home. The district office has no list of names.\nPrices rose in the week "
    "that followed."
)
#: An ordinary report, of which the rules find one event.
PLAIN = (
    "OLDEBA, 19 March 2019 - Gunmen attacked a patrol near Tarveh on Monday and killed three soldiers, police said. "
    "The road was closed."
)


def report_of(number: int, text: str, kind: str = "media") -> Report:
    """A report with an id of its own."""
    return Report(
        id=f"m{number}",
        sha256=f"{number:064x}",
        text=text,
        title=f"Report {number} from Tarveh",
        source=Source("Tarveh Courier", kind),  # type: ignore[arg-type]  # one of the listed kinds
        published=date(2019, 3, 19),
        language="en",
    )
