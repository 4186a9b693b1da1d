"""Claims judged one by one or in processes of their own, so that one that fails, hangs or crashes stops no other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from time import perf_counter

from symgan.literature.judge import claim, judge
from symgan.records import Claim, Judgement, Status

LIMIT = 60.0  # seconds on the wall clock for one claim: the last resort, for every search has a budget of its own

_Worker = tuple[BaseProcess, Connection]  # a process that judges what it is asked, and the pipe to ask it


@dataclass(frozen=True)
class Judged:
    """A claim's judgement and the seconds it took; ``stopped`` where it ended in an error, or was ended."""

    judgement: Judgement
    seconds: float
    stopped: bool = False

    def fell(self, claim: Claim) -> bool:
        """Whether the judgement is not the one that the claim's file expects, or none was reached."""
        return self.stopped or self.judgement.status is not claim.expected


def judged(key: str) -> Judged:
    """The judgement of the claim of that key; an unexpected failure leaves the claim undecided."""
    began = perf_counter()
    try:
        judgement = judge(claim(key).says)
    except Exception as error:  # one failing claim must not stop the others
        return _stopped(f"The judgement failed with {type(error).__name__}: {error}.", perf_counter() - began)
    return Judged(judgement, perf_counter() - began)


def run(
    keys: Sequence[str],
    jobs: int = 1,
    limit: float = LIMIT,
    progress: Callable[[str], None] = lambda _: None,
    by: Callable[[str], Judged] = judged,
) -> list[Judged]:
    """The judgements of these claims in their order; several are made in ``jobs`` processes.

    A process that takes more than ``limit`` seconds for one claim is killed, and the claim is undecided.
    """
    if len(keys) < 2:
        return [by(key) for key in keys]
    idle: SimpleQueue[_Worker | None] = SimpleQueue()
    for _ in range(min(jobs, len(keys))):
        idle.put(None)

    def ask(key: str) -> Judged:
        answer, worker = _answer(idle.get() or _started(by), key, limit)
        idle.put(worker)
        progress(key)
        return answer

    threads = ThreadPoolExecutor(idle.qsize())
    try:
        return list(threads.map(ask, keys))
    finally:
        threads.shutdown(cancel_futures=True)
        while not idle.empty():
            _end(idle.get())


def _answer(worker: _Worker, key: str, limit: float) -> tuple[Judged, _Worker | None]:
    """The judgement of a claim or why there is none, and the process if it can be asked again."""
    process, pipe = worker
    began = perf_counter()
    try:
        pipe.send(key)
        if pipe.poll(limit):
            return pipe.recv(), worker
        why = f"No judgement was reached within {limit:g} seconds, when its process was ended."
    except (EOFError, OSError):
        process.join()
        why = f"The process that judged it ended by itself, with exit code {process.exitcode}."
    _end(worker)
    return _stopped(why, perf_counter() - began), None


def _end(worker: _Worker | None) -> None:
    """End a process, where there is one."""
    if worker is not None:
        process, pipe = worker
        process.kill()
        process.join()
        pipe.close()


def _started(by: Callable[[str], Judged]) -> _Worker:
    """A process that has loaded what it needs; spawned, as on every system a process can be."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, by), daemon=True)
    process.start()
    theirs.close()
    ours.recv()
    return process, ours


def _serve(pipe: Connection, by: Callable[[str], Judged]) -> None:
    """In the process: ready, then a judgement for each key until the other side is gone."""
    with suppress(EOFError, KeyboardInterrupt):
        pipe.send(None)
        while True:
            pipe.send(by(pipe.recv()))


def _stopped(why: str, seconds: float) -> Judged:
    return Judged(Judgement(Status.UNDECIDED, (why,)), seconds, stopped=True)
