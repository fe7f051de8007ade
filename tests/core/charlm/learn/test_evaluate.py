import numpy as np
import pytest

from lstm_core import run
from lstm_core.charlm.learn import evaluate as module
from lstm_core.charlm.learn.evaluate import LANES, evaluate, lanes
from lstm_core.charlm.learn.ngram import NGram
from lstm_core.charlm.learn.training import one_row
from lstm_core.charlm.text.alphabet import BOUNDARY
from lstm_core.charlm.text.corpus import Corpus, Document
from tests.core.charlm.support import code, fed, in_double, layer_of, log_softmax, one_hot, small_model

MODEL = small_model(units=5, characters='\n "#():=acefghikmnoprtxy3', scale=0.5)


def corpus_of(lengths):
    held_out = tuple(Document(f"{k}.py", code(lines, seed=k)) for k, lines in enumerate(lengths))
    training = (Document("a.py", code(60, seed=99)), Document("b.py", code(20, seed=98)))
    return Corpus("some code", training, held_out)


def bits_file_by_file(corpus):
    """Each file from a boundary on, the memories of the file before it in its lane carried, none of its bits counted twice."""
    weights = in_double(MODEL.weights)
    layer, total, count = layer_of(weights), 0.0, 0
    columns = [[] for _ in range(LANES)]
    for document in sorted(corpus.held_out, key=lambda d: (-len(d.text), d.name)):
        min(columns, key=lambda column: sum(len(text) + 1 for text in column)).append(document.text)
    for column in columns:
        h = c = np.zeros(MODEL.units)
        for text in column:
            symbols = fed(MODEL, text)
            trace = run(layer, one_hot(symbols[:-1], MODEL.alphabet.size), h, c)
            logits = trace.h @ weights.out_w + weights.out_b
            total -= log_softmax(logits)[np.arange(len(text)), symbols[1:]].sum()
            count += len(text)
            # The boundary before the next file is read after this one's last character.
            last = run(layer, one_hot(symbols[-1:], MODEL.alphabet.size), trace.h[-1], trace.c[-1])
            h, c = last.h[-1], last.c[-1]
    return total / np.log(2) / count, count


@pytest.mark.parametrize("lengths", [[3], [40, 1, 7], [12 + k for k in range(40)], [120, 2, 2, 90]])
@pytest.mark.parametrize("window", [500, 7])
def test_network_figure_is_that_of_a_plain_loop_over_the_files(lengths, window, monkeypatch):
    monkeypatch.setattr(module, "_WINDOW", window)
    corpus = corpus_of(lengths)
    figures = evaluate(MODEL, corpus)
    bits, characters = bits_file_by_file(corpus)
    assert figures.bits == pytest.approx(bits, abs=2e-6)
    assert figures.characters == characters == sum(len(text) for _, text in corpus.held_out)


def test_six_gram_figure_is_that_of_every_character_behind_five_others():
    corpus = corpus_of([9, 4, 30])
    counted = NGram(one_row(corpus.training, MODEL.alphabet), MODEL.alphabet.size)
    held_out = [BOUNDARY] * 4 + [s for _, text in corpus.held_out for s in fed(MODEL, text)]
    bits = [
        counted.bits(np.array(held_out[k - 5 : k + 1], np.uint8))[0]
        for k in range(5, len(held_out))
        if held_out[k] != BOUNDARY
    ]
    assert len(bits) == evaluate(MODEL, corpus).characters
    assert evaluate(MODEL, corpus).ngram_bits == pytest.approx(np.mean(bits), abs=1e-12)


def test_unknown_characters_are_counted_and_predicted():
    corpus = corpus_of([5])
    text = corpus.held_out[0].text
    figures = evaluate(MODEL, Corpus("", corpus.training, (Document("a", text + "ZZZ"),)))
    assert (figures.unknown, figures.characters) == (3, len(text) + 3)
    assert figures.as_dict() == {
        "bits": figures.bits,
        "ngram_bits": figures.ngram_bits,
        "characters": len(text) + 3,
        "unknown": 3,
    }


def test_shortest_held_out_text():
    corpus = corpus_of([1])
    figures = evaluate(MODEL, Corpus("", corpus.training, (Document("a", "x"),)))
    assert figures.characters == 1 and figures.bits > 0 and figures.ngram_bits > 0


def test_every_character_lies_in_one_lane():
    documents = corpus_of(range(1, 50)).held_out
    rows = lanes(documents, MODEL.alphabet)
    assert rows.shape[1] == LANES and (rows[0] == BOUNDARY).all() and (rows[-1] == BOUNDARY).all()
    expected = np.sort(np.concatenate([MODEL.alphabet.encode(text) for _, text in documents]))
    np.testing.assert_array_equal(np.sort(rows[rows != BOUNDARY]), expected)
    texts = {"".join(map(MODEL.alphabet.decode, file)) for column in rows.T for file in split(column)}
    assert texts == {text for _, text in documents}
    assert len(rows) < 1.5 * sum(len(text) + 1 for _, text in documents) / LANES


def split(column):
    """The files of a lane."""
    files = np.split(column, np.flatnonzero(column == BOUNDARY))
    return [file[1:] for file in files if len(file) > 1]
