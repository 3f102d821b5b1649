"""What a writer gets: the events as they may be shown, the scheme's codes, and the problems of the run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sourcebook.records import Event, Problem

from .withhold import Copy

Codes = Callable[[Event], Mapping[str, str | None]]


@dataclass(frozen=True, slots=True)
class Edition:
    """All that goes into one file. `names` tells whether the names of persons are still in it."""

    copies: tuple[Copy, ...]
    codes: Codes | None = None
    problems: tuple[Problem, ...] = ()
    names: bool = False
    #: The id of the incident that each event is an account of, by the event's id; only where reports were merged.
    incidents: Mapping[str, str] = field(default_factory=dict)

    def codes_of(self, event: Event) -> dict[str, str | None]:
        """The scheme's codes of one event; empty without a scheme."""
        return {} if self.codes is None else dict(self.codes(event))

    def code_names(self) -> tuple[str, ...]:
        """Every code that the scheme gives to some event, in the order in which they first come up."""
        seen: dict[str, None] = {}
        for copy in self.copies:
            seen.update(dict.fromkeys(self.codes_of(copy.event)))
        return tuple(seen)
