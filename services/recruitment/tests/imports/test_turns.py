"""Turns: one file of a tenant at a time, and never so many that nobody else is answered."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from recruitment.imports.use_cases.turns import AllTaken, Turns


def test_a_second_file_of_a_trust_waits_and_another_trusts_does_not() -> None:
    turns, first_is_done, order = Turns(at_once=3), Event(), []

    def second() -> None:
        with turns.of("rha"):
            order.append(first_is_done.is_set())

    with ThreadPoolExecutor(1) as other:
        with turns.of("rha"):
            waiting = other.submit(second)
            with turns.of("tzb"):
                first_is_done.set()
        waiting.result(5)
    assert order == [True]


def test_so_many_never_wait_that_others_are_not_answered() -> None:
    turns, begun, end = Turns(at_once=2, patience=0), Barrier(3), Event()

    def working(tenant: str) -> None:
        with turns.of(tenant):
            begun.wait(5)
            end.wait(5)

    with ThreadPoolExecutor(2) as others:
        others.submit(working, "rha")
        others.submit(working, "tzb")
        begun.wait(5)
        with pytest.raises(AllTaken), turns.of("rhb"):
            pass
        end.set()
    with turns.of("rhb"):
        pass
