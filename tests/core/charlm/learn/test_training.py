import math

import numpy as np
import pytest

from lstm_core.charlm.learn.checkpoint import Origin, load_checkpoint, save_checkpoint
from lstm_core.charlm.learn.training import LARGEST_UPDATE, WARM_UP, Settings, Trainer, one_row
from lstm_core.charlm.net.arrays import write_arrays
from lstm_core.charlm.net.model import as_bytes
from lstm_core.charlm.net.network import Shape, slope
from lstm_core.charlm.text.alphabet import BOUNDARY, Alphabet
from lstm_core.charlm.text.corpus import Corpus, Document
from lstm_core.training.optimisers import Adam, clip_by_norm
from tests.core.charlm.support import code

CORPUS = Corpus("code", (Document("a", code(250)), Document("b", code(150, 2))), (Document("c", code(9)),))
ALPHABET = Alphabet.of((text for _, text in CORPUS.training), rare=1)
SMALL = Settings(hidden=12, updates=40, batch=4, length=16, workers=2, rate=0.02)


def trainer_of(settings=SMALL, updates=0):
    trainer = Trainer(settings, ALPHABET, one_row(CORPUS.training, ALPHABET, settings.seed))
    for _ in range(updates):
        trainer.update()
    return trainer


def changed(**values):
    return Settings(**{**SMALL.as_dict(), **values})


def test_loss_falls():
    trainer = trainer_of(changed(updates=120, rate=0.1), 120)
    assert trainer.losses[0] == pytest.approx(math.log2(ALPHABET.size), abs=0.7)
    assert trainer.losses[-10:].mean() < 0.45 * trainer.losses[0]


def test_the_same_settings_give_the_same_weights():
    one, other = trainer_of(updates=40), trainer_of(updates=40)
    assert one.row.tobytes() == other.row.tobytes()
    assert one.losses.tobytes() == other.losses.tobytes()
    assert not np.array_equal(trainer_of(changed(seed=1), 5).row, trainer_of(updates=5).row)


def test_readers_shared_out_among_threads_learn_the_same():
    alone, shared = trainer_of(changed(workers=1), 40), trainer_of(changed(workers=4), 40)
    np.testing.assert_allclose(alone.losses, shared.losses, rtol=0, atol=1e-4)
    np.testing.assert_allclose(alone.row, shared.row, rtol=0, atol=1e-3)


def test_updates_are_adam_on_clipped_mean_gradients_of_carried_on_reading():
    """The same run written down plainly in float64 with the optimiser that records every number."""
    settings = changed(clip=0.4, workers=1)
    trainer = trainer_of(settings)
    text, shape = trainer.text, Shape(ALPHABET.size, settings.hidden)
    row, memories = trainer.row.astype(np.float64), shape.still(settings.batch)
    state, lengths = Adam().start(), []
    for k in range(settings.updates):
        starts = np.arange(settings.batch) * (len(text) // settings.batch) + k * settings.length
        symbols = np.stack([text[start : start + settings.length + 1] for start in starts], axis=1)
        one = slope(shape, row, symbols, memories, 1.0)
        memories = one.memories
        clipped = clip_by_norm(one.row / (settings.batch * settings.length), settings.clip)
        lengths.append(clipped.norm)
        update = Adam(settings.rate_at(k)).update(row, clipped.gradient, state)
        row, state = update.after, update.state
        bits = one.loss / math.log(2) / settings.batch / settings.length
        assert trainer.update() == pytest.approx(bits, abs=1e-4)
    np.testing.assert_allclose(trainer.row, row, rtol=0, atol=1e-3)
    assert max(lengths) > settings.clip > min(lengths)


def test_reading_goes_round_at_the_text_s_end():
    settings = changed(batch=1, workers=1, updates=3, length=200)
    text = np.tile(ALPHABET.encode("if x:\n"), 50)
    trainer = Trainer(settings, ALPHABET, text)
    assert all(math.isfinite(trainer.update()) for _ in range(3))


def test_rate_rises_then_falls_along_a_half_cosine():
    settings = Settings(updates=1000, rate=0.5)
    rates = [settings.rate_at(k) for k in range(1000)]
    assert rates[0] == pytest.approx(0.5 / WARM_UP)
    assert rates.index(max(rates)) == pytest.approx(WARM_UP, abs=10)
    assert (np.diff(rates[WARM_UP + 10 :]) < 0).all()
    assert settings.rate_at(500) == pytest.approx(0.5 * 0.505)
    assert rates[-1] == pytest.approx(0.005, rel=0.01)


def test_a_boundary_stands_before_each_file_and_the_seed_orders_them():
    documents = tuple(Document(str(k), chr(97 + k) * 3) for k in range(9))
    alphabet = Alphabet("abcdefghi")
    rows = [one_row(documents, alphabet, seed) for seed in (None, 1, 1, 2)]
    assert rows[0].reshape(9, 4).tolist() == [[BOUNDARY, k + 2, k + 2, k + 2] for k in range(9)]
    assert rows[1].tolist() == rows[2].tolist() != rows[3].tolist()
    assert sorted(rows[1].tolist()) == sorted(rows[0].tolist())


def test_too_short_a_text_is_refused():
    with pytest.raises(ValueError, match="the text has 67 characters; expected at least 68"):
        Trainer(SMALL, ALPHABET, np.zeros(67, np.uint8))
    assert Trainer(SMALL, ALPHABET, np.zeros(68, np.uint8)).update() > 0


def test_a_run_that_diverges_says_so():
    trainer = trainer_of()
    trainer.row[:] = np.nan
    with pytest.raises(ValueError, match="the loss is nan at update 0; expected a lower --rate"):
        trainer.update()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"hidden": 0}, "hidden is 0; expected a whole number from 1 to 1024"),
        ({"hidden": 100_000}, "hidden is 100000; expected"),
        ({"updates": 0}, "updates is 0; expected"),
        ({"batch": 32, "workers": 3}, "batch is 32; expected a multiple of workers, 3"),
        ({"rate": 0.0}, "rate is 0.0; expected a number above 0"),
        ({"rate": math.inf}, "rate is inf; expected a finite number"),
        ({"clip": -1.0}, "clip is -1.0; expected a number above 0"),
        ({"hidden": 1024, "batch": 1024, "length": 1000}, f"expected at most {LARGEST_UPDATE:,}"),
    ],
)
def test_settings_out_of_range_are_refused(given, sentence):
    with pytest.raises(ValueError, match=sentence):
        Settings(**given)


def test_settings_come_back_from_their_names():
    assert Settings.from_dict(SMALL.as_dict()) == SMALL
    for other in ({}, {**SMALL.as_dict(), "more": 1}):
        with pytest.raises(ValueError, match="the settings are .*; expected"):
            Settings.from_dict(other)


@pytest.mark.parametrize("stop", [0, 1, 17, 40])
def test_a_run_taken_up_again_ends_as_if_never_stopped(tmp_path, stop):
    save_checkpoint(
        tmp_path / "c", trainer_of(updates=stop), ALPHABET, CORPUS.digest, Origin("the command", 7)
    )
    saved = load_checkpoint(tmp_path / "c")
    assert saved.origin == Origin("the command", 7) and saved.alphabet == ALPHABET and saved.settings == SMALL
    trainer = saved.trainer(CORPUS)
    assert trainer.done == stop
    while trainer.done < 40:
        trainer.update()
    whole = trainer_of(updates=40)
    for name, array in whole.state().items():
        assert trainer.state()[name].tobytes() == array.tobytes(), name


def test_another_corpus_is_refused(tmp_path):
    save_checkpoint(tmp_path / "c", trainer_of(), ALPHABET, CORPUS.digest, Origin("", 0))
    other = Corpus("code", CORPUS.training, (Document("c", "changed"),))
    with pytest.raises(ValueError, match="the corpus is not the one the checkpoint was made with; expected"):
        load_checkpoint(tmp_path / "c").trainer(other)


@pytest.mark.parametrize("spoil", ["settings", "alphabet", "corpus", "origin"])
@pytest.mark.parametrize("value", [None, 3, {"hidden": 3}, ["a", "b"]])
def test_a_foreign_description_is_refused_or_does_not_fit(tmp_path, spoil, value):
    about = {
        "settings": SMALL.as_dict(),
        "alphabet": ALPHABET.characters,
        "corpus": "",
        "origin": {"command": "", "characters": 0},
    }
    for other in ({**about, spoil: value}, {k: v for k, v in about.items() if k != spoil}):
        write_arrays(tmp_path / "c", {**trainer_of().state(), "about": as_bytes(other)})
        if spoil != "corpus" or spoil not in other:
            with pytest.raises(ValueError, match="; expected"):
                load_checkpoint(tmp_path / "c").trainer(CORPUS)
        else:
            assert isinstance(getattr(load_checkpoint(tmp_path / "c"), spoil), str)


@pytest.mark.parametrize("name", ["row", "m", "v", "h", "c", "losses"])
def test_arrays_that_do_not_fit_are_refused(name):
    trainer = trainer_of(updates=2)
    state = trainer.state()
    for other in (np.zeros(9999, np.float32), state[name][None], state[name].astype(np.float64)):
        with pytest.raises(ValueError, match=f"{name} (has shape|holds) .*; expected"):
            trainer.go_on_from({**state, name: other})


@pytest.mark.parametrize("content", [b"", b"text", b"PK\x03\x04 and so on"])
def test_what_is_no_checkpoint_is_refused(tmp_path, content):
    with pytest.raises(
        ValueError, match="does not exist; expected one that python -m lstm_core.charlm wrote"
    ):
        load_checkpoint(tmp_path / "c")
    (tmp_path / "c").write_bytes(content)
    with pytest.raises(ValueError, match="c is damaged or of another kind; expected"):
        load_checkpoint(tmp_path / "c")
