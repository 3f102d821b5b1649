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

#: 128 + the number of the signal, as shells report it: SIGINT is 2, SIGPIPE 13.
INTERRUPTED, PIPE_CLOSED = 130, 141


def guarded(command: Callable[Arguments, int]) -> Callable[Arguments, None]:
    """A command that returns its exit code, as typer runs it: errors become a line and a code."""

    @functools.wraps(command)
    def run(*args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        raise typer.Exit(_exit_code(lambda: command(*args, **kwargs)))

    return run


def _exit_code(command: Callable[[], int]) -> int:
    try:
        code = command()
        sys.stdout.flush()
    except SourcebookError as error:
        print(f"sourcebook: {one_line(str(error))}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        silence_output()
        return PIPE_CLOSED
    return code


def silence_output() -> None:
    """Point standard output at nothing: the reader has gone, and the interpreter's last flush would complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
