"""A training run on disk: enough to go on after a kill as if nothing had happened."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from lstm_core.charlm.learn.training import Settings, Trainer, one_row
from lstm_core.charlm.net.arrays import read_arrays, write_arrays
from lstm_core.charlm.net.model import as_bytes, from_bytes
from lstm_core.charlm.text.alphabet import Alphabet
from lstm_core.charlm.text.corpus import Corpus

LARGEST = 1_000_000_000
_ARRAYS = ("row", "m", "v", "h", "c", "losses")


class Origin(NamedTuple):
    """Where weights come from: the commands that make them, one a line, and how many characters were read."""

    command: str
    characters: int


class Checkpoint(NamedTuple):
    """What a file holds: settings, alphabet, the corpus's fingerprint, the weights' origin, the trainer's arrays."""

    settings: Settings
    alphabet: Alphabet
    corpus: str
    origin: Origin
    arrays: dict[str, Any]

    def trainer(self, corpus: Corpus) -> Trainer:
        """Return the run taken up again. Raises ValueError if the corpus is not the one it began with."""
        if corpus.digest != self.corpus:
            raise ValueError(
                "the corpus is not the one the checkpoint was made with; expected the same texts"
            )
        trainer = Trainer(
            self.settings, self.alphabet, one_row(corpus.training, self.alphabet, self.settings.seed)
        )
        trainer.go_on_from(self.arrays)
        return trainer


def checkpoint_path(out: Path) -> Path:
    """Where the run that will write ``out`` keeps its checkpoint."""
    return out.with_name(f"{out.name}.checkpoint")


def save_checkpoint(path: Path, trainer: Trainer, alphabet: Alphabet, corpus: str, origin: Origin) -> None:
    """Write the run's state; a kill while writing leaves the checkpoint before it intact."""
    about = {
        "settings": trainer.settings.as_dict(),
        "alphabet": alphabet.characters,
        "corpus": corpus,
        "origin": origin._asdict(),
    }
    write_arrays(path, {**trainer.state(), "about": as_bytes(about)})


def load_checkpoint(path: Path) -> Checkpoint:
    """Return the checkpoint of a file. Raises ValueError for a missing, damaged or foreign file."""
    arrays = read_arrays(path, (*_ARRAYS, "about"), LARGEST)
    about = from_bytes(arrays.pop("about"), path.name)
    try:
        settings, alphabet = Settings.from_dict(about["settings"]), Alphabet(str(about["alphabet"]))
        origin = Origin(str(about["origin"]["command"]), int(about["origin"]["characters"]))
        return Checkpoint(settings, alphabet, str(about["corpus"]), origin, arrays)
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise ValueError(f"{path.name} is no checkpoint of this program; expected one it wrote") from problem
