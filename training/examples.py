"""The form in which every corpus reaches the trainer: a text, the mentions in it, and what people said of each."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mention:
    """Words with a role. `templates` are the indices of the incidents it belongs to, `entities` of what it names there.

    An attribute that people said nothing of is not in `attributes`; one that they left empty has no values.
    """

    start: int
    end: int
    role: str
    templates: tuple[int, ...] = ()
    entities: tuple[int, ...] = ()
    attributes: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Example:
    """One text with its mentions; `roles` are those that its coders looked for, so that the rest teach nothing."""

    id: str
    corpus: str
    text: str
    roles: tuple[str, ...]
    mentions: tuple[Mention, ...]
    relevant: bool | None = None
    signals: tuple[tuple[int, int, int], ...] = ()
