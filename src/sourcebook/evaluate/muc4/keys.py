"""Read and write templates in the form of MUC-4 keys and system responses: a block a template, a line a fill."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sourcebook.errors import DamagedError, EmptyError, UsageError

from .notation import parse_fill
from .templates import MESSAGE_ID, SLOT_NAMES, SLOTS, TEMPLATE_ID, Fill, Template, Templates

#: A line that opens a slot. The column of the value differs from file to file; the number and the name do not.
_NAMES = "|".join(map(re.escape, (MESSAGE_ID, TEMPLATE_ID, *SLOT_NAMES)))
_SLOT_LINE = re.compile(rf"\s*\d+\.\s*({_NAMES})(?:\s+(.*))?$", re.IGNORECASE)

_MESSAGE = re.compile(r"[A-Z0-9]+-MUC\d-\d+", re.IGNORECASE)
_BY_NAME = {slot.name: slot for slot in SLOTS}

#: What a line begins with that goes on with the slot before it.
_CONTINUES = ' \t"(?'

#: The column of the values in what is written.
_COLUMN = 36


@dataclass(slots=True)
class _Block:
    """The lines of one template while they are read: where it began, and the values of each slot in order."""

    where: str
    values: dict[str, list[str]] = field(default_factory=dict)


def read_templates(paths: Sequence[Path]) -> dict[str, tuple[Template, ...]]:
    """The templates of every message in key or response files, in their order; none for a message marked `*`.

    A message that several files hold is taken from the last of them: keys were issued in versions. Raises UsageError
    where a file cannot be opened, EmptyError or DamagedError, with the line, where it holds no templates.
    """
    messages: dict[str, tuple[Template, ...]] = {}
    for path in paths:
        messages |= parse_templates(read_lines(path), str(path))
    return messages


def parse_templates(lines: Iterable[str], where: str) -> dict[str, tuple[Template, ...]]:
    """The templates of the lines of one file; `where` names it in errors."""
    found: dict[str, list[Template]] = {}
    for block in _blocks(lines, where):
        message = _message_of(block)
        number, _, mark = (block.values.get(TEMPLATE_ID) or [""])[0].partition(" ")
        of_message = found.setdefault(message, [])
        if number and number not in ("*", "-"):
            of_message.append(Template(message, number, _fills(block), "OPTIONAL" in mark))
    if not found:
        raise EmptyError("no template in it", where, "blocks that begin with `0.  MESSAGE: ID`")
    return {message: tuple(templates) for message, templates in found.items()}


def write_templates(templates: Templates) -> str:
    """Templates in the form of a response, every message once; a message without any gets a block of `*`."""
    blocks: list[str] = []
    for message, of_message in templates.items():
        for template in of_message or (None,):
            number = "*" if template is None else template.number + (" (OPTIONAL)" if template.optional else "")
            lines = [_line(0, MESSAGE_ID, message), _line(1, TEMPLATE_ID, number)]
            for slot in SLOTS:
                fills = () if template is None else template.fills(slot.name)
                values = [("? " if fill.optional else "") + fill.written for fill in fills]
                first, *others = values or ["*" if template is None else "-"]
                lines += [_line(slot.number, slot.name, first), *(" " * _COLUMN + value for value in others)]
            blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def read_lines(path: Path) -> list[str]:
    """The lines of a file of the corpus. Raises UsageError where it cannot be opened."""
    try:
        return path.read_text(encoding="latin-1").split("\n")  # ASCII as distributed; a stray byte must not stop us
    except OSError as error:
        raise UsageError(error.strerror or "cannot be read", str(path), "a file of the MUC-4 distribution") from None


def _blocks(lines: Iterable[str], where: str) -> Iterator[_Block]:
    block: _Block | None = None
    slot = ""
    for number, line in enumerate(lines, start=1):
        if line.lstrip().startswith(";") or not line.strip():
            continue
        opened = _SLOT_LINE.match(line.rstrip())
        slot = opened[1].upper() if opened else slot
        if opened and slot == MESSAGE_ID:
            if block is not None:
                yield block
            block = _Block(f"{where}, line {number}")
        if block is None:
            continue  # some systems say who they are before their first template
        if not opened and line[0] not in _CONTINUES:
            raise DamagedError(f"{line.strip()[:40]!r}", f"{where}, line {number}", "a slot: `4.  INCIDENT: TYPE`")
        if opened:
            block.values[slot] = [(opened[2] or "").strip()]
        else:
            _continue(block.values[slot], line.strip())
    if block is not None:
        yield block


def _continue(values: list[str], line: str) -> None:
    """A further fill, or the rest of the last one where that was cut at a mark or between quotation marks."""
    open_words = values[-1].replace('\\"', "").count('"') % 2 == 1 and line.endswith('"') and not line.startswith('"')
    if open_words or values[-1].endswith(("/", ":")) or line.startswith("/"):
        values[-1] = f"{values[-1]} {line}"
    else:
        values.append(line)


def _message_of(block: _Block) -> str:
    written = block.values[MESSAGE_ID][0]
    found = _MESSAGE.match(written)
    if found is None:
        raise DamagedError(f"message {written!r}", block.where, "an id such as DEV-MUC3-0001")
    return found[0].upper()


def _fills(block: _Block) -> dict[str, tuple[Fill, ...]]:
    slots: dict[str, tuple[Fill, ...]] = {}
    for name, values in block.values.items():
        slot = _BY_NAME.get(name)
        if slot is None:
            continue
        fills = tuple(fill for value in values if (fill := parse_fill(value, slot)) is not None)
        if fills:
            slots[name] = fills
    return slots


def _line(number: int, name: str, value: str) -> str:
    return f"{f'{number}.':4}{name}".ljust(_COLUMN) + value
