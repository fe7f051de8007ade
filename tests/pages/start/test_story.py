"""The numbers of the beginning, against arithmetic by hand and the figures of the worked series."""

import math

import pytest

from lstm_core.numbers.rounding import round_half_away
from pages.start.spec import START
from pages.start.story import facts
from pages.ui.library.sequences import shipped_sequences
from pages.ui.text.course import COURSE, title_of_page
from tests.ui.support import is_one_sentence

PAYLOAD = START.payload(START.decode("")[0])


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def one_day(x, h, c):
    """Document 000's unit, written out."""
    f = sigmoid(2.70 * h + 1.63 * x + 1.62)
    i = sigmoid(2.00 * h + 1.65 * x + 0.62)
    g = math.tanh(1.41 * h + 0.94 * x - 0.32)
    o = sigmoid(4.38 * h - 0.19 * x + 0.59)
    after = f * c + i * g
    return {
        **{"x": x, "h_prev": h, "c_prev": c, "f": f, "kept": f * c, "i": i, "added": i * g},
        **{"c": after, "o": o, "h": o * math.tanh(after)},
    }


def walked(days):
    h = c = 0.0
    found = []
    for x in days:
        found.append(one_day(x, h, c))
        h, c = found[-1]["h"], found[-1]["c"]
    return found


def looped(weight, first, steps=8):
    """A plain loop that is shown ``first`` and then nothing."""
    found = [math.tanh(first)]
    while len(found) < steps:
        found.append(math.tanh(weight * found[-1]))
    return found


def test_the_loop_forgets_by_the_smaller_weight():
    loop = PAYLOAD["loop"]
    assert loop["weight"] == 0.5 and loop["inputs"] == [1, 0, 0, 0, 0, 0, 0, 0]
    assert loop["memories"] == pytest.approx(looped(0.5, 1), abs=1e-15)
    assert loop["left"] == pytest.approx(looped(0.5, 1)[7] / math.tanh(1))
    assert loop["memories"] == sorted(loop["memories"], reverse=True) and loop["left"] < 0.01


def test_with_the_larger_weight_it_ends_at_the_same_height_from_both_first_inputs():
    strong = PAYLOAD["loop"]["strong"]
    assert strong["weight"] == 2
    (large, from_large), (small, from_small) = strong["runs"]
    assert (large, small) == (1, 0.1)
    assert from_large == pytest.approx(looped(2, 1)) and from_small == pytest.approx(looped(2, 0.1))
    assert round_half_away(from_large[-1], 2) == round_half_away(from_small[-1], 2) == 0.96
    assert round_half_away(from_large[0], 2) != round_half_away(from_small[0], 2)


@pytest.mark.parametrize(
    ("place", "days", "after"), [(0, [0, 0.5, 0.25, 1], 0), (1, [1, 0.5, 0.25, 1], 1)], ids=["A", "B"]
)
def test_both_memories_of_a_company_day_by_day(place, days, after):
    company = PAYLOAD["companies"][place]
    assert company["days"] == days and company["next"] == after and company["numbers"] == 12
    by_hand = walked(days)
    for key in ("c", "h"):
        assert company[key] == pytest.approx([day[key] for day in by_hand], abs=1e-12)
    assert company["h"][-1] == pytest.approx(after, abs=0.05)
    for fact in shipped_sequences()[("company-a", "company-b")[place]].expected:
        assert round_half_away(company[fact.quantity][fact.day - 1], fact.decimals) == fact.value


def test_the_companies_differ_on_the_first_day_and_the_last_only():
    a, b = PAYLOAD["companies"]
    assert a["days"][0] != b["days"][0] and a["days"][1:] == b["days"][1:] and a["next"] != b["next"]


def test_the_day_that_is_looked_at_more_closely_is_company_bs_second():
    opened = PAYLOAD["companies"][1]["opened"]
    assert opened == pytest.approx({"day": 2, **walked([1, 0.5])[1]})
    # What the picture shows of it adds up as shown.
    shown = {key: round_half_away(opened[key], 2) for key in ("kept", "added", "c")}
    assert shown == {"kept": 0.48, "added": 0.43, "c": 0.91}


def test_most_of_the_memory_is_kept_on_every_later_day():
    for days in ([0, 0.5, 0.25, 1], [1, 0.5, 0.25, 1]):
        assert all(day["f"] > 0.8 for day in walked(days)[1:])


def test_what_the_texts_around_the_page_say_in_numbers():
    assert facts() == {
        "steps": "8", "left": "0.7 %", "a": "0.01", "b": "0.97", "first_a": "−0.20", "first_b": "0.50",
    }  # fmt: skip


def test_the_outline_leads_to_every_other_page_in_order():
    outline = PAYLOAD["outline"]
    assert [page["address"] for page in outline] == [f"./{name}" for name in COURSE[1:]]
    assert [page["title"] for page in outline] == [title_of_page(name) for name in COURSE[1:]]
    assert [int(page["number"]) for page in outline] == list(range(2, len(COURSE) + 1))
    assert all(page["says"] for page in outline)


def test_the_address_says_the_screen_and_undo_leaves_it_alone():
    first, third = START.decode("")[0], START.decode("screen=3")[0]
    assert START.payload(first)["screen"] == 1 and not START.payload(first)["named"]
    assert START.payload(third)["screen"] == 3 and START.payload(third)["named"]
    after = START.answer("screen=3", {"kind": "screen", "screen": 1})
    assert after["query"] == "screen=1" and after["settings"] == START.screen(first)["settings"]
    assert not after["changed"] and third.same_settings(first)


@pytest.mark.parametrize("screen", [0, 6, "2", None, 1.5, True])
def test_there_are_five_screens(screen):
    with pytest.raises(ValueError, match="screen") as refusal:
        START.answer("", {"kind": "screen", "screen": screen})
    assert is_one_sentence(str(refusal.value))


def test_only_the_last_screen_is_followed_by_what_to_remember():
    """So Streamlit draws its part anew when one comes to it or leaves it, and not between."""
    drawn = [START.screen(START.decode(f"screen={screen}")[0])["drawn"] for screen in (1, 2, 3, 4, 5)]
    assert len(set(drawn[:4])) == 1 and drawn[4] != drawn[0]
