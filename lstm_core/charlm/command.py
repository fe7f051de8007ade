"""What ``python -m lstm_core.charlm`` does: train, evaluate, generate, probe."""

from __future__ import annotations

import argparse
import platform
import shlex
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from lstm_core.charlm.learn.checkpoint import Origin, checkpoint_path, load_checkpoint, save_checkpoint
from lstm_core.charlm.learn.evaluate import Figures, evaluate
from lstm_core.charlm.learn.stopping import stop_asked
from lstm_core.charlm.learn.training import WARM_UP, Settings, Trainer, one_row
from lstm_core.charlm.net.generate import generate
from lstm_core.charlm.net.model import CharModel, check_size, load_model, save_model
from lstm_core.charlm.probes.cell_results import dump_cells, parse_cells
from lstm_core.charlm.probes.probing import measure, told
from lstm_core.charlm.text.alphabet import MOST, RARE, Alphabet
from lstm_core.charlm.text.corpus import STDLIB, Corpus, read_corpus
from lstm_core.numbers.validation import finite_number

TIMED = 20
SAY_EVERY_S = 5.0
SAVE_EVERY_S = 60.0


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one of the four commands; a wrong input ends it with one sentence."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = _parser()
    asked = parser.parse_args(given, argparse.Namespace(given=given))
    try:
        asked.run(asked)
    except (ValueError, OSError) as problem:
        parser.exit(2, f"{problem}\n")
    except MemoryError:
        parser.exit(2, "this takes more memory than there is; expected a smaller network or less text\n")
    except KeyboardInterrupt:
        parser.exit(130, "\nstopped\n")


def _train(asked: argparse.Namespace) -> None:
    out = _file_to_write(asked)
    keep = checkpoint_path(out)
    if keep.exists() and not asked.resume:
        raise ValueError(
            f"{keep} holds a run that was stopped; expected --resume to go on with it, or delete the file"
        )
    corpus = read_corpus(asked.corpus)
    if asked.resume:
        saved = load_checkpoint(keep)
        alphabet, trainer, origin = saved.alphabet, saved.trainer(corpus), saved.origin
        _say(f"going on after update {trainer.done:,} of {trainer.settings.updates:,}")
    else:
        earlier = None if asked.earlier is None else load_model(asked.earlier)
        alphabet = earlier.alphabet if earlier else _alphabet(asked, corpus)
        trainer = _fresh(asked, corpus, alphabet, earlier)
        origin = _origin(asked.given, trainer.settings, earlier)
    _describe(corpus, alphabet, trainer.settings)
    _work(trainer, partial(save_checkpoint, keep, trainer, alphabet, corpus.digest, origin))
    model = _model(trainer, alphabet, corpus, origin)
    _say("reading the held-out files, and counting six-grams …")
    figures = evaluate(model, corpus)
    save_model(CharModel(alphabet, model.weights, {**model.about, "figures": figures.as_dict()}), out)
    keep.unlink(missing_ok=True)
    print(_told(figures))


def _alphabet(asked: argparse.Namespace, corpus: Corpus) -> Alphabet:
    return Alphabet.of((text for _, text in corpus.training), 1 if asked.keep_rare else RARE, asked.most)


def _fresh(
    asked: argparse.Namespace, corpus: Corpus, alphabet: Alphabet, earlier: CharModel | None
) -> Trainer:
    """Return a run of ``--updates``, or of as many as ``--minutes`` will hold, timed on this machine."""
    minutes = finite_number("minutes", asked.minutes)
    if minutes <= 0.0:
        raise ValueError(f"--minutes is {minutes:g}; expected a number above 0")
    hidden = asked.hidden or (earlier.units if earlier else Settings.hidden)
    if earlier and hidden != earlier.units:
        raise ValueError(
            f"--hidden is {hidden}; expected {earlier.units}, as many as the model of --from has"
        )
    settings = Settings(
        hidden=hidden,
        updates=WARM_UP if asked.updates is None else asked.updates,
        seed=asked.seed,
        batch=asked.batch,
        length=asked.length,
        rate=asked.rate,
        workers=asked.workers,
    )
    check_size(alphabet, hidden)
    text = one_row(corpus.training, alphabet, settings.seed)
    if asked.updates is None:
        trial = Trainer(replace(settings, updates=TIMED + 2), alphabet, text)
        for _ in range(2):
            trial.update()
        began = time.perf_counter()
        for _ in range(TIMED):
            trial.update()
        each = (time.perf_counter() - began) / TIMED
        settings = replace(settings, updates=max(1, round(60 * minutes / each)))
        _say(f"{1000 * each:.0f} ms per update: --updates {settings.updates} will make this run again")
    trainer = Trainer(settings, alphabet, text)
    if earlier:
        trainer.row[:] = earlier.row
    return trainer


def _origin(given: list[str], settings: Settings, earlier: CharModel | None) -> Origin:
    """Return where the run's weights will come from, an earlier model's commands first."""
    command = _again(given, settings.updates)
    characters = settings.updates * settings.batch * settings.length
    if earlier is None:
        return Origin(command, characters)
    return Origin(
        "\n".join(filter(None, (earlier.about.get("command", ""), command))),
        characters + earlier.about.get("characters_read", 0),
    )


def _work(trainer: Trainer, save: Callable[[], None]) -> None:
    """Make all updates that are left, with progress and a checkpoint once a minute and when stopped."""
    began = said = saved = time.monotonic()
    first, total = trainer.done, trainer.settings.updates
    with stop_asked() as stop:
        while trainer.done < total and not stop.is_set():
            trainer.update()
            now = time.monotonic()
            if now - said >= SAY_EVERY_S or trainer.done == total:
                said = now
                left = (now - began) * (total - trainer.done) / (trainer.done - first)
                recent = float(trainer.losses[max(0, trainer.done - 200) : trainer.done].mean())
                _say(
                    f"update {trainer.done:,} of {total:,}: {recent:.3f} bits per character, {_time(left)} left",
                    end="\r",
                )
            if now - saved >= SAVE_EVERY_S:
                saved = now
                save()
        save()
    _say("")
    if trainer.done < total:
        _say(f"{trainer.done:,} of {total:,} updates made; the same command with --resume goes on")
        raise KeyboardInterrupt


def _model(trainer: Trainer, alphabet: Alphabet, corpus: Corpus, origin: Origin) -> CharModel:
    settings = trainer.settings
    about: dict[str, Any] = {
        "settings": settings.as_dict(),
        "corpus": corpus.summary(),
        "command": origin.command,
        "made_with": {"python": platform.python_version(), "numpy": np.__version__},
        "characters_read": origin.characters,
        "learning": [
            round(float(part.mean()), 4)
            for part in np.array_split(trainer.losses, min(100, settings.updates))
        ],
    }
    return CharModel.from_row(alphabet, settings.hidden, trainer.row, about)


def _again(given: list[str], updates: int) -> str:
    """Return the command with the number of updates instead of minutes, so that it makes the same file again."""
    kept, skip = [], False
    for word in given[1:]:
        if skip or word == "--resume":
            skip = False
        elif word in ("--minutes", "--updates"):
            skip = True
        elif not word.startswith(("--minutes=", "--updates=")):
            kept.append(word)
    return shlex.join(["python", "-m", "lstm_core.charlm", "train", *kept, "--updates", str(updates)])


def _evaluate(asked: argparse.Namespace) -> None:
    model, corpus = _model_and_text(asked)
    print(_told(evaluate(model, corpus)))


def _probe(asked: argparse.Namespace) -> None:
    out = _file_to_write(asked)
    model, corpus = _model_and_text(asked)
    command = shlex.join(["python", "-m", "lstm_core.charlm", *asked.given])
    written = dump_cells(measure(model, corpus, command, say=lambda text: _say(text, end="\r")))
    _say("")
    out.write_text(written, encoding="utf-8", newline="\n")
    print(told(parse_cells(written)))


def _file_to_write(asked: argparse.Namespace) -> Path:
    """Return ``--out``. Raises ValueError before any work is done for nothing."""
    out: Path = asked.out
    if not out.parent.is_dir():
        raise ValueError(f"--out is in {out.parent}, which does not exist; expected a folder that does")
    if out.is_dir():
        raise ValueError(f"--out is the folder {out}; expected a file to write")
    return out


def _model_and_text(asked: argparse.Namespace) -> tuple[CharModel, Corpus]:
    model, corpus = load_model(asked.model), read_corpus(asked.corpus)
    if model.about.get("corpus", {}).get("sha256") != corpus.digest:
        _say("this is not the text the model was trained on; its held-out files may not be new to the model")
    return model, corpus


def _generate(asked: argparse.Namespace) -> None:
    model = load_model(asked.model)
    for choice in generate(model, asked.prompt, asked.characters, asked.temperature, asked.seed):
        print(choice.character, end="", flush=True)
    print()


def _told(figures: Figures) -> str:
    return (
        f"held-out text: {figures.characters:,} characters, {figures.unknown:,} of them not in the alphabet\n"
        f"network        {figures.bits:.4f} bits per character\n"
        f"six-gram       {figures.ngram_bits:.4f} bits per character"
    )


def _describe(corpus: Corpus, alphabet: Alphabet, settings: Settings) -> None:
    facts = corpus.summary()
    rare = sum(text.count(c) for _, text in corpus.training for c in set(text) if not alphabet.knows(c))
    _say(
        f"{facts['source']}: {facts['characters']:,} characters of {facts['files']:,} files; "
        f"{facts['held_out_characters']:,} of {facts['held_out_files']} files held out\n"
        f"{len(alphabet.characters)} characters have a symbol; {rare:,} places hold rarer ones, read as one unknown sign\n"
        f"{settings.hidden} units, {settings.updates:,} updates of {settings.batch} × {settings.length} characters"
    )


def _time(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds >= 90 else f"{seconds:.0f} s"


def _say(text: str, end: str = "\n") -> None:
    print(f"{text:<78}", end=end, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m lstm_core.charlm", description=__doc__)
    commands = parser.add_subparsers(required=True)
    usual = Settings()
    # No abbreviations: the command that a model remembers is found by the names of its options.
    train = commands.add_parser(
        "train", help="learn to predict the next character of a text", allow_abbrev=False
    )
    train.set_defaults(run=_train)
    train.add_argument(
        "--corpus", required=True, help=f"a file, a folder, or {STDLIB}: the standard library's source"
    )
    train.add_argument("--out", required=True, type=Path, help="the file to write")
    train.add_argument("--hidden", type=int, help=f"units (default {usual.hidden})")
    train.add_argument(
        "--from",
        dest="earlier",
        type=Path,
        metavar="MODEL",
        help="begin with what a model has learned, and its alphabet",
    )
    length = train.add_mutually_exclusive_group()
    length.add_argument("--minutes", type=float, default=40.0, help="about how long (default %(default)s)")
    length.add_argument("--updates", type=int, help="exactly how long: the same number makes the same file")
    train.add_argument("--seed", type=int, default=usual.seed)
    train.add_argument(
        "--batch", type=int, default=usual.batch, help="readers side by side (default %(default)s)"
    )
    train.add_argument(
        "--length", type=int, default=usual.length, help="characters per update (default %(default)s)"
    )
    train.add_argument(
        "--rate", type=float, default=usual.rate, help="highest learning rate (default %(default)s)"
    )
    train.add_argument("--workers", type=int, default=usual.workers, help="threads (default %(default)s)")
    train.add_argument(
        "--keep-rare", action="store_true", help=f"a symbol for characters seen less than {RARE} times too"
    )
    train.add_argument(
        "--most", type=int, default=MOST, metavar="N", help="a symbol for the N most frequent characters only"
    )
    train.add_argument(
        "--resume", action="store_true", help="go on from the checkpoint beside --out, with its settings"
    )
    for name, run, what in (
        ("evaluate", _evaluate, "bits per character on held-out files, beside a six-gram"),
        ("generate", _generate, "let a model write"),
        ("probe", _probe, "which cells follow quotes, comments, brackets … on held-out files"),
    ):
        command = commands.add_parser(name, help=what)
        command.set_defaults(run=run)
        command.add_argument("--model", required=True, type=Path)
        if name != "generate":
            command.add_argument("--corpus", required=True, help=f"a file, a folder, or {STDLIB}")
        if name == "probe":
            command.add_argument("--out", required=True, type=Path, help="the file to write")
        elif name == "generate":
            command.add_argument("--prompt", default="", help="what it reads before it writes")
            command.add_argument("--characters", type=int, default=500)
            command.add_argument("--temperature", type=float, default=0.7)
            command.add_argument("--seed", type=int, default=0)
    return parser
