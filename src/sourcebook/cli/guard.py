"""What happens when a command fails: one line on standard error and the right exit code, never a traceback."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from typing import ParamSpec

import typer

from sourcebook.errors import SourcebookError

from .plain import one_line

Arguments = ParamSpec("Arguments")

#: The command could not be carried out: as given, or through a fault of our own. See docs/commands.md.
FAILED = 2

#: 128 + the number of the signal, as shells report it: SIGINT is 2, SIGPIPE 13.
INTERRUPTED, PIPE_CLOSED = 130, 141


def guarded(command: Callable[Arguments, int]) -> Callable[Arguments, None]:
    """A command that returns its exit code, as typer runs it: errors raised on purpose become a line and a code."""

    @functools.wraps(command)
    def run(*args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        raise typer.Exit(_exit_code(lambda: command(*args, **kwargs)))

    return run


def run_guarded(program: Callable[[], object], *, debug: bool) -> int:
    """The exit code of the whole program. What nobody foresaw is one line too, and a traceback with `debug` alone."""
    try:
        code = program()
        return code if isinstance(code, int) else 0
    except (KeyboardInterrupt, typer.Abort):
        return _interrupted()
    except Exception as error:
        if hasattr(error, "format_message"):  # how typer's own errors know themselves, whichever click it is built on
            return _wrong_usage(error)
        if debug:
            raise
        return _own_fault(error)


def _exit_code(command: Callable[[], int]) -> int:
    try:
        code = command()
        sys.stdout.flush()
    except SourcebookError as error:
        _tell(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        return _interrupted()
    except BrokenPipeError:
        silence_output()
        return PIPE_CLOSED
    return code


def _interrupted() -> int:
    _tell("interrupted; no file was written")
    return INTERRUPTED


def _wrong_usage(error: Exception) -> int:
    """A command or option that there is none of, or that lacks its argument; without a command at all, the help."""
    context = getattr(error, "ctx", None)
    path = getattr(context, "command_path", "sourcebook")
    message = str(error.format_message())  # type: ignore[attr-defined]  # asked for by the caller
    if "\n" in message:  # the help itself, where no command was given
        print(message, file=sys.stderr)
        return FAILED
    _tell(f"{message.rstrip('.')}; see {path} --help")
    return FAILED


def _own_fault(error: Exception) -> int:
    told = one_line(str(error))
    kind = type(error).__name__
    _tell(
        f"a fault of its own: {kind}{': ' if told else ''}{told}; nothing more was written; "
        "run it again as `sourcebook --debug …` to see where, and tell the authors"
    )
    return FAILED


def _tell(message: str) -> None:
    print(f"sourcebook: {one_line(message)}", file=sys.stderr)


def silence_output() -> None:
    """Point standard output at nothing: the reader has gone, and the interpreter's last flush would complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
