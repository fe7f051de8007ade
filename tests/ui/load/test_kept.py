"""Kept answers: worked out once for everybody, within a number of bytes, whoever asks for what."""

import threading
from dataclasses import dataclass

import numpy as np
import pytest

from lstm_core.charlm.net.reading import read_with
from pages.neurons.model.network import network
from pages.ui.load.kept import ANSWERS, ANSWERS_BYTES, ANSWERS_MB, answers_bytes, forget_all, kept, size_of

PATIENCE = 60


@pytest.fixture(autouse=True)
def empty():
    forget_all()
    yield
    forget_all()


@dataclass(frozen=True)
class Pair:
    one: np.ndarray
    two: tuple[str, ...]


def test_an_answer_is_worked_out_once_and_each_question_has_its_own():
    asked = []

    @kept
    def square(x, *, plus=0):
        asked.append((x, plus))
        return x * x + plus

    assert [square(3), square(3), square(4), square(3, plus=1)] == [9, 9, 16, 10]
    assert asked == [(3, 0), (4, 0), (3, 1)]


def test_two_functions_with_the_same_question_do_not_mix():
    one, two = (kept(lambda x, name=name: (name, x)) for name in ("one", "two"))
    assert (one(1), two(1)) == (("one", 1), ("two", 1))


def test_what_many_ask_at_once_is_worked_out_once():
    begun, go_on, asked = threading.Event(), threading.Event(), []

    @kept
    def slow(x):
        asked.append(x)
        begun.set()
        assert go_on.wait(PATIENCE)
        return x

    found = []
    people = [threading.Thread(target=lambda: found.append(slow(7))) for _ in range(8)]
    for person in people:
        person.start()
    assert begun.wait(PATIENCE)
    go_on.set()
    for person in people:
        person.join(PATIENCE)
    assert found == [7] * 8 and asked == [7]


def test_a_refusal_is_not_kept_and_keeps_nobody_waiting():
    asked = []

    @kept
    def refusing(x):
        asked.append(x)
        raise ValueError("no")

    for _ in range(2):
        with pytest.raises(ValueError):
            refusing(1)
    assert asked == [1, 1]


def test_all_answers_together_stay_within_the_bytes_and_the_oldest_go_first():
    @kept
    def large(x):
        return np.full(ANSWERS_BYTES // 5 // 8, float(x))

    @kept
    def small(x):
        return x

    small(1)
    for x in range(4):
        large(x)
    small(1)
    assert len(ANSWERS) == 5
    large(9)
    assert ANSWERS.currsize <= ANSWERS_BYTES and len(ANSWERS) == 5
    before = large(9)
    assert large(9) is before, "the latest is still there"


def test_an_answer_that_is_too_large_is_given_and_not_kept():
    @kept
    def huge(x):
        return np.zeros(ANSWERS_BYTES // 8 + x)

    assert huge(1) is not huge(1) and len(ANSWERS) == 0


@pytest.mark.parametrize(
    ("value", "least"),
    [
        (np.zeros(1000), 8000),
        ((np.zeros(10), np.zeros(20)), 240),
        ({"a": np.zeros(100)}, 800),
        (Pair(np.zeros(50), ("x" * 1000,)), 1400),
        ("é" * 1000, 1000),
        ([1.0] * 100, 2400),
    ],
)
def test_the_size_of_a_value_counts_what_is_inside(value, least):
    assert least <= size_of(value) <= 3 * least + 200


def test_a_reading_says_what_it_takes_without_the_network():
    reading = read_with(network(), "x = 1\n" * 50)
    assert size_of(reading) < 3 * (reading.h.nbytes + reading.c.nbytes)
    assert size_of(reading) >= reading.h.nbytes + reading.c.nbytes


@pytest.mark.parametrize(
    ("said", "memory", "expected"),
    [
        ("100", 10**12, 100_000_000),
        ("", 2**31, 268_435_456),
        ("", 10**9, 256_000_000),
        ("", 10**12, 1_000_000_000),
        ("-5", 10**9, 256_000_000),
        ("many", 10**9, 256_000_000),
    ],
)
def test_how_much_is_kept_follows_the_machine_or_what_is_said(monkeypatch, said, memory, expected):
    monkeypatch.setenv(ANSWERS_MB, said)
    monkeypatch.setattr("os.sysconf", {"SC_PHYS_PAGES": memory // 4096, "SC_PAGE_SIZE": 4096}.__getitem__)
    assert answers_bytes() == expected
