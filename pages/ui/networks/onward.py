"""A network that was brought, on its way to the page of layers. Pure."""

from __future__ import annotations

from lstm_core.files.networks import Reading
from lstm_core.files.networks.content import MAX_BYTES
from lstm_core.files.take_home.screens import OURS, curves_of
from lstm_core.files.take_home.writing import as_safetensors
from pages.ui.load.brought import keep
from pages.ui.networks.mixups import network_of
from pages.ui.params.links import address


def layer_address(reading: Reading, key: str) -> str:
    """Where the file of that key is shown as layers, read as it is read here."""
    return address("layer", layer_query(reading, key))


def layer_query(reading: Reading, key: str) -> dict[str, str]:
    """What that address says: the file's key, and the gates' order where somebody chose it."""
    decided = {name: value for name, value in reading.choices.items() if name != "order"}
    if not decided:
        return {"model": key} | ({"order": reading.order} if "order" in reading.choices else {})
    # What else was decided does not stand in an address: the file is written anew as it was read.
    network = network_of(reading)
    extras = {OURS + name: array for name, array in {**reading.extras, **curves_of(network.variant)}.items()}
    written = as_safetensors({**network.tensors(), **extras})
    if len(written) > MAX_BYTES:
        raise ValueError(
            f"the network takes {len(written):,} bytes when written anew; accepted are up to {MAX_BYTES:,}"
        )
    return {"model": keep(written)}
