"""Many files, read by worker processes, answered in the order in which they were given.

Each document has a time limit, and a document that brings its worker down costs only itself: the
worker is replaced and the document gets a coded problem. Workers are started afresh (``spawn``), never
forked, because pdfium must not be copied half way through its work.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from sightline.ground.problems import Problem
from sightline.reading import contract
from sightline.reading.files import Answer, answer_for, answer_of_file, sha256_of

Reads = Callable[[Path], Answer]

SECONDS_A_DOCUMENT = 60.0
"""How long one document may take before it is given up."""

_AHEAD = 32
"""How many documents may be read before the next one due is finished, so that memory stays bounded."""

_ALLOCATOR = "GLIBC_TUNABLES", "glibc.malloc.tcache_count=1000"
"""pdfium takes and gives back many thousand small pieces of memory a page. Linux's C library keeps seven of each size
at hand and searches for every further one; how many to keep it reads when a process starts, and nowhere else."""

_NICENESS = 10

_COLLECTED_EVERY = 16
"""A document leaves some hundred objects that only Python's collector finds."""

_CRASHED = Problem(
    "damaged", "Reading stopped without an answer: the file is damaged in a way that brings the reader down."
)
_FAULT = Problem(
    "damaged",
    "The reader has a fault that shows on this document. Please report it, with the document if it is public.",
)


def read_in_workers(
    paths: Sequence[Path],
    *,
    jobs: int,
    seconds: float = SECONDS_A_DOCUMENT,
    read: Reads = answer_of_file,
    shows_faults: bool = False,
    gives_way: bool = False,
) -> Iterator[Answer]:
    """Each file's reading, in the order of ``paths``, as they come.

    ``jobs`` is the number of worker processes. A file that cannot be read, takes longer than
    ``seconds`` or brings its worker down gives an object with a ``problems`` entry. ``shows_faults``
    prints the traceback of a fault of the reader itself to standard error. ``gives_way`` is for a caller who has
    much to do with each answer: on a machine with no processor to spare it must not fall behind the workers, or
    it would go on alone when they are done.
    """
    done: dict[int, Answer] = {}
    crew = _Crew(seconds, lambda: _Worker(read, shows_faults, gives_way), min(jobs, len(paths)))
    waiting = iter(enumerate(paths))
    given = 0
    try:
        for due in range(len(paths)):
            given += crew.give_out(waiting, due + _AHEAD - given)
            while due not in done:
                done.update(crew.answers())
                given += crew.give_out(waiting, due + _AHEAD - given)
            yield done.pop(due)
    finally:
        crew.dismiss()


@dataclass(slots=True)
class _Task:
    index: int
    path: Path
    until: float


@dataclass(slots=True)
class _Worker:
    """A process that reads one document after another."""

    read: Reads
    shows_faults: bool
    gives_way: bool
    task: _Task | None = None
    process: BaseProcess = field(init=False)
    pipe: Connection = field(init=False)

    def __post_init__(self) -> None:
        os.environ.setdefault(*_ALLOCATOR)
        spawn = get_context("spawn")
        self.pipe, theirs = spawn.Pipe()
        given = (theirs, self.read, self.shows_faults, self.gives_way)
        self.process = spawn.Process(target=_work, args=given, daemon=True)
        self.process.start()
        theirs.close()

    def stop(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join()


@dataclass(slots=True)
class _Crew:
    """The workers of one run, and what each is reading."""

    seconds: float
    engage: Callable[[], _Worker]
    size: int
    workers: list[_Worker] = field(init=False)

    def __post_init__(self) -> None:
        self.workers = [self.engage() for _ in range(self.size)]

    @property
    def is_free(self) -> bool:
        return any(worker.task is None for worker in self.workers)

    def give_out(self, waiting: Iterator[tuple[int, Path]], most: int) -> int:
        """Give every free worker a document, at most so many; how many were given.

        It comes before an answer is handed on, so that no worker waits while the answer is printed.
        """
        given = 0
        while given < most and self.is_free:
            following = next(waiting, None)
            if following is None:
                break
            self.give(*following)
            given += 1
        return given

    def give(self, index: int, path: Path) -> None:
        """Hand a document to a free worker; one that died while idle is replaced first."""
        at = next(at for at, worker in enumerate(self.workers) if worker.task is None)
        if not self.workers[at].process.is_alive():
            self._replace(at)
        worker = self.workers[at]
        worker.task = _Task(index, path, time.monotonic() + self.seconds)
        with suppress(OSError):  # a worker that has just died is found out when its answer is awaited
            worker.pipe.send(path)

    def answers(self) -> Iterator[tuple[int, Answer]]:
        """Wait until at least one worker answers, dies or runs out of time; what came of each."""
        busy = {worker.pipe: worker.task.until for worker in self.workers if worker.task}
        ready = wait(list(busy), timeout=max(0.0, min(busy.values()) - time.monotonic()))
        for at, worker in enumerate(self.workers):
            task = worker.task
            if task is None:
                continue
            if worker.pipe in ready:
                yield task.index, self._answer(at, task)
            elif task.until <= time.monotonic():
                self._replace(at)
                yield task.index, _without_answer(task.path, self._too_slow())

    def dismiss(self) -> None:
        for worker in self.workers:
            worker.stop()

    def _answer(self, at: int, task: _Task) -> Answer:
        try:
            answer: Answer = self.workers[at].pipe.recv()
        except (EOFError, OSError):
            self._replace(at)
            return _without_answer(task.path, _CRASHED)
        self.workers[at].task = None
        return answer

    def _replace(self, at: int) -> None:
        self.workers[at].stop()
        self.workers[at] = self.engage()

    def _too_slow(self) -> Problem:
        return Problem("too-large", f"Reading it took longer than {self.seconds:g} seconds and was given up.")


def _without_answer(path: Path, problem: Problem) -> Answer:
    return answer_for(path, contract.unreadable(path.name, problem, sha256_of(path)))


def _work(pipe: Connection, read: Reads, shows_faults: bool, gives_way: bool) -> None:
    """Read the documents named on the pipe, one after another, until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if gives_way and hasattr(os, "nice"):
        os.nice(_NICENESS)
    sys.stdout = sys.stderr
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the workers share the processors; numpy is not loaded yet
    gc.disable()
    for done in count():
        try:
            path = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(_read(path, read, shows_faults))
        if done % _COLLECTED_EVERY == 0:
            gc.collect()  # between two documents, when little of them is left
            gc.freeze()  # what is left is the model, the knowledge, the patterns: never to be gone through again


def _read(path: Path, read: Reads, shows_faults: bool) -> Answer:
    """One reading; even a fault of the reader costs no more than the document it met."""
    try:
        return read(path)
    except Exception:  # a run over hundreds of documents goes on; the problem says what to do
        if shows_faults:
            traceback.print_exc()
        return _without_answer(path, _FAULT)
