"""Long work: a few pieces at once, and nobody in another lane waits for them."""

import asyncio
import threading

import pytest

from pages.ui.load.lanes import AT_ONCE, TEXTS, USUAL, beside

PATIENCE = 60


def test_a_lane_does_a_few_pieces_at_once_and_another_does_not_wait():
    go_on, here, most = threading.Event(), [], []
    lock = threading.Lock()

    def work(number):
        with lock:
            here.append(number)
            most.append(len(here))
        assert go_on.wait(PATIENCE)
        with lock:
            here.remove(number)
        return number

    async def class_at_once():
        waiting = [asyncio.ensure_future(beside(TEXTS, work, number)) for number in range(8)]
        while len(most) < AT_ONCE:
            await asyncio.sleep(0.001)
        assert await asyncio.wait_for(beside(USUAL, lambda: "another lane"), PATIENCE) == "another lane"
        go_on.set()
        return await asyncio.gather(*waiting)

    assert asyncio.run(class_at_once()) == list(range(8))
    assert max(most) == AT_ONCE


def test_a_refusal_comes_through():
    def refuse():
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        asyncio.run(beside(USUAL, refuse))
