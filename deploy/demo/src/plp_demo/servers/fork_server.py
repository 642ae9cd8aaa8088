"""Forks Python programs from one process that has imported all that they import. Run as `python -m`, with modules to import.

It reads orders from its input, a JSON object a line, and answers each with a number: `start` with the child's pid, `bury`
with the exit code of a child that has ended. It has one thread and no connection. A child gets the environment, the folder
and the log of its order, and becomes what `python -m` would have become. The children end when this ends, which it does with
its input.
"""

import atexit
import ctypes
import gc
import json
import os
import runpy
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from plp_demo.servers import launch

ARGUMENTS_BEGIN, ARGUMENTS_END = 45, 46
"""Where /proc/self/stat, behind the name, says which memory `ps` shows as the command line."""


@dataclass
class Ending:
    """Ends a child when all exit handlers have run. To take apart all that it imported would copy it first."""

    code: int = 1
    """As an unhandled error leaves it."""

    def __call__(self) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(self.code)


def serve(answers: int) -> list[str] | None:
    """Returns in a child, with the module and the arguments that it is to run; None at the end of the input."""
    library, ourselves = launch.library(), os.getpid()
    for line in sys.stdin:
        order = json.loads(line)
        if "bury" in order:
            _answer(answers, os.waitstatus_to_exitcode(os.waitpid(order["bury"], 0)[1]))
        elif child := os.fork():
            _answer(answers, child)
        else:
            os.close(answers)
            launch.end_with_parent(library, ourselves, order["orphan_signal"])
            _settle_in(order)
            return list(order["command"][2:])
    return None


def _output() -> int:
    """Where answers go. What a module says while it is imported goes to the log instead."""
    ours = os.dup(1)
    os.dup2(2, 1)
    return ours


def _answer(answers: int, number: int) -> None:
    os.write(answers, f"{number}\n".encode())


def _settle_in(order: dict[str, Any]) -> None:
    """The log takes the place of our own output, nothing that of our input."""
    os.setsid()
    os.chdir(order["folder"])
    os.environ.clear()
    os.environ.update(order["environment"])
    nothing, log = os.open(os.devnull, os.O_RDONLY), os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for ours, theirs in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(ours, theirs)
    os.close(nothing)
    os.close(log)
    _show_as(order["command"])


def _show_as(command: Sequence[str]) -> None:
    """The command line that others see, over our own as far as there is room."""
    fields = Path("/proc/self/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    begin, end = int(fields[ARGUMENTS_BEGIN]), int(fields[ARGUMENTS_END])
    if begin:
        shown = b"".join(part.encode() + b"\0" for part in command)[: end - begin - 1]
        ctypes.memmove(begin, shown.ljust(end - begin, b"\0"), end - begin)


def become(module: str, arguments: Sequence[str], ending: Ending) -> None:
    sys.argv = [module, *arguments]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        ending.code = end.code if isinstance(end.code, int) else int(end.code is not None)
        raise
    ending.code = 0


if __name__ == "__main__":
    output, ending = _output(), Ending()
    atexit.register(ending)  # The first is called last.
    for name in sys.argv[1:]:
        import_module(name)
    gc.freeze()
    request = serve(output)
    if request is None:
        os._exit(0)
    become(request[0], request[1:], ending)
