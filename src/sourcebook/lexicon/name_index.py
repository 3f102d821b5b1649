"""Names by their folded words, folded only when a text has the word that they begin with.

The shipped tables have some 19,000 names; folding them all takes longer than coding ten reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, NamedTuple, TypeVar

from .folding import first_key, phrase_parts

Meant = TypeVar("Meant")
#: Makes what a name means of its letters as written, word by word.
Maker = Callable[[tuple[str, ...]], Meant]


class _Waiting(NamedTuple, Generic[Meant]):
    """A name that is not folded yet; `instead` puts it in the place of what stood there before."""

    name: str
    make: Maker[Meant]
    instead: bool


class NameIndex(Generic[Meant]):
    """What names mean, by their keys. Of two meanings that are the `same`, the one added first stands.

    Names of `below` stand where this index does not have them. Asking changes nothing that a second asker, in another
    thread, could see.
    """

    __slots__ = ("_below", "_ready", "_same", "_waiting")

    def __init__(self, same: Callable[[Meant, Meant], bool], below: NameIndex[Meant] | None = None) -> None:
        self._same = same
        self._below = below
        self._waiting: dict[str, list[_Waiting[Meant]]] = {}
        self._ready: dict[str, dict[tuple[str, ...], tuple[Meant, ...]]] = {}

    def add(self, name: str, make: Maker[Meant], *, instead: bool = False) -> None:
        """Let a name mean what `make` gives; nothing is done for a name without words."""
        first = first_key(name)
        if first is not None:
            self._waiting.setdefault(first, []).append(_Waiting(name, make, instead))
            self._ready.pop(first, None)

    def senses(self, keys: tuple[str, ...]) -> tuple[Meant, ...]:
        """What exactly these keys may mean; empty where nothing."""
        found = self._starting(keys[0]).get(keys, ()) if keys else ()
        return found or (self._below.senses(keys) if self._below is not None else ())

    def longest(self, first: str) -> int:
        """The number of words of the longest name that begins with this key; 0 where none does."""
        own = max(map(len, self._starting(first)), default=0)
        return max(own, self._below.longest(first)) if self._below is not None else own

    def everything(self) -> Iterator[tuple[tuple[str, ...], tuple[Meant, ...]]]:
        """Every name of this index by its keys, without those below."""
        for first in self._waiting:
            yield from self._starting(first).items()

    def _starting(self, first: str) -> dict[tuple[str, ...], tuple[Meant, ...]]:
        ready = self._ready.get(first)
        if ready is None:
            ready = self._folded(self._waiting.get(first, ()))
            if first in self._waiting:
                self._ready[first] = ready
        return ready

    def _folded(self, waiting: list[_Waiting[Meant]] | tuple[()]) -> dict[tuple[str, ...], tuple[Meant, ...]]:
        found: dict[tuple[str, ...], list[Meant]] = {}
        for name, make, instead in waiting:
            parts = phrase_parts(name)
            meant = make(tuple([raw for raw, _key in parts]))
            known = found.setdefault(tuple([key for _raw, key in parts]), [])
            if instead:
                known[:] = [meant]
            elif not any(self._same(other, meant) for other in known):
                known.append(meant)
        return {keys: tuple(meanings) for keys, meanings in found.items()}
