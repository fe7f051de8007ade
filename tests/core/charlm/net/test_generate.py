import numpy as np
import pytest

from lstm_core.charlm.net.generate import generate, next_chances
from lstm_core.charlm.net.reading import read_with
from lstm_core.charlm.text.alphabet import BOUNDARY, MAX_TEXT, UNKNOWN
from tests.core.charlm.support import in_double, log_softmax, small_model

MODEL = small_model(scale=0.6)


def written(*arguments):
    return "".join(choice.character for choice in generate(MODEL, *arguments))


def logits_after(text):
    """What a reading of the same text leads to."""
    weights = in_double(MODEL.weights)
    return read_with(MODEL, text).h[-1] @ weights.out_w + weights.out_b


def test_without_heat_the_likeliest_character_is_taken_every_time():
    text = "ab"
    for choice in generate(MODEL, text, 30, 0.0, seed=5):
        logits = logits_after(text)
        logits[[BOUNDARY, UNKNOWN]] = -np.inf
        assert choice.symbol == logits.argmax()
        np.testing.assert_array_equal(choice.chances, np.arange(len(logits)) == choice.symbol)
        text += choice.character
    assert len(text) == 32 and set(text) <= set(MODEL.alphabet.characters)


@pytest.mark.parametrize("heat", [0.3, 1.0, 5.0])
def test_chances_are_those_of_the_text_so_far_divided_by_heat(heat):
    text = "cab"
    for choice in generate(MODEL, text, 25, heat, seed=1):
        expected = np.exp(log_softmax(np.delete(logits_after(text), [BOUNDARY, UNKNOWN]) / heat))
        np.testing.assert_allclose(choice.chances[2:], expected, rtol=0, atol=1e-12)
        assert choice.chances[BOUNDARY] == choice.chances[UNKNOWN] == 0.0
        assert choice.character == MODEL.alphabet.decode(choice.symbol)
        text += choice.character


def test_the_seed_sets_the_text():
    assert written("a", 200, 1.0, 3) == written("a", 200, 1.0, 3)
    assert written("a", 200, 1.0, 3) != written("a", 200, 1.0, 4)
    assert written("a", 50, 1.0, 3) == written("a", 200, 1.0, 3)[:50]


def test_characters_come_as_often_as_their_chances_say():
    first = [next(generate(MODEL, "", 1, 1.0, seed)) for seed in range(3000)]
    counts = np.bincount([choice.symbol for choice in first], minlength=MODEL.alphabet.size)
    chances = first[0].chances
    spread = np.sqrt(3000 * chances * (1 - chances))
    assert (np.abs(counts - 3000 * chances) <= 4.5 * spread).all()


def test_without_a_prompt_writing_begins_at_a_text():
    model = MODEL
    weights = in_double(model.weights)
    logits = read_with(model, "a").h[0] @ weights.out_w + weights.out_b
    np.testing.assert_allclose(
        next(generate(model, "", 1, 1.0)).chances, next_chances(logits, 1.0), atol=1e-12
    )


@pytest.mark.parametrize("heat", [5e-324, 1e-300, 0.01])
def test_hardly_any_heat_is_no_trouble(heat):
    chances = next_chances(np.array([9.0, 9.0, 1.0, 3.0, 2.0]), heat)
    np.testing.assert_allclose(chances, [0, 0, 0, 1, 0], atol=1e-40)


class Highest(np.random.Generator):
    """Random numbers as high as their product with a sum can come out when it is rounded."""

    def random(self):
        return 1.0


def test_the_highest_random_number_still_draws_a_character(monkeypatch):
    monkeypatch.setattr(np.random, "default_rng", lambda seed: Highest(np.random.PCG64(seed)))
    assert {choice.symbol for choice in generate(MODEL, "ab", 60, 1.0)} == {MODEL.alphabet.size - 1}


def test_nothing_written_is_an_empty_text():
    assert written("abc", 0, 1.0) == ""


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("", -1, 1.0), "characters is -1; expected a whole number from 0 to 20000"),
        (("", MAX_TEXT + 1, 1.0), "characters is 20001"),
        (("", 1, -0.1), "temperature is -0.1; expected a number from 0 to 5"),
        (("", 1, 5.1), "temperature is 5.1"),
        (("", 1, float("nan")), "temperature is nan; expected a finite number"),
        (("", 1, 1.0, -1), "seed is -1; expected"),
        (("a" * (MAX_TEXT + 1), 1, 1.0), "the beginning has 20,001 characters; expected at most 20,000"),
    ],
)
def test_limits_are_said_before_anything_is_written(arguments, sentence):
    with pytest.raises(ValueError, match=sentence):
        generate(MODEL, *arguments)


@pytest.mark.parametrize(
    ("heat", "chances"),
    [
        (1.0, (0.665241, 0.244728, 0.090031)),
        (0.5, (0.866813, 0.117310, 0.015876)),
        (2.0, (0.506480, 0.307196, 0.186324)),
        (0.0, (1.0, 0.0, 0.0)),
    ],
)
def test_a_low_temperature_makes_the_likeliest_likelier(heat, chances):
    scores = np.full(5, 9.0)
    others = [place for place in range(5) if place not in (BOUNDARY, UNKNOWN)]
    scores[others] = 2.0, 1.0, 0.0
    assert next_chances(scores, heat)[others].tolist() == pytest.approx(chances, abs=5e-7)
