"""Write networks/: trained-like networks saved by the libraries themselves, and what these computed with them.

Run by hand: ``python tests/golden/make_networks.py`` with torch, safetensors, onnx, onnxscript, onnxruntime, keras and
tf_keras (on TensorFlow), flax and h5py installed. Every file ROOM/NAME.* has in expected.npz the series it was given
(``ROOM/NAME/xs``, steps × inputs) and the outputs of its last LSTM layer (``ROOM/NAME/h``), often what its head made of them
(``ROOM/NAME/y``) and, where the library tells, gates. The tests need only the results.
"""

import json
import os
import shutil
from pathlib import Path

os.environ.update(KERAS_BACKEND="tensorflow", TF_ENABLE_ONEDNN_OPTS="0", TF_CPP_MIN_LOG_LEVEL="3")

import flax.linen as linen
import jax
import jax.numpy as jnp
import keras
import numpy as np
import onnx
import onnxruntime
import tensorflow as tf
import tf_keras
import torch
from flax import nnx
from flax.traverse_util import flatten_dict
from onnx import TensorProto, helper, numpy_helper
from safetensors.flax import save_file as save_flax
from safetensors.torch import save_file as save_torch

FOLDER = Path(__file__).with_name("networks")
RNG = np.random.default_rng(1997)
EXPECTED = {}
STEPS = 6
COMPANIES = {
    "weight_ih_l0": [[0.4838], [7.2377], [4.7552], [-2.9460]],
    "weight_hh_l0": [[3.0012], [-5.9023], [-5.6398], [9.9369]],
    "bias_ih_l0": [3.5556, 2.1010, 1.4740, -0.0742],
    "bias_hh_l0": [3.7726, 0.3462, 1.2577, 0.5411],
}
PAIR = np.array([[0, 0.5, 0.25, 1], [1, 0.5, 0.25, 1]], dtype=np.float32)[..., None]


def series(inputs):
    """A random series, steps × inputs."""
    return RNG.normal(size=(STEPS, inputs)).astype(np.float32)


def keep(name, **arrays):
    """Note what a library computed for a file."""
    EXPECTED.update({f"{name}/{key}": np.asarray(value) for key, value in arrays.items()})


class Torch(torch.nn.Module):
    """A stack with a linear layer."""

    def __init__(self, inputs, units, **settings):
        super().__init__()
        self.lstm = torch.nn.LSTM(inputs, units, batch_first=True, **settings)
        self.linear = torch.nn.Linear(units * (2 if settings.get("bidirectional") else 1), 2)

    def forward(self, xs):
        """What the linear layer makes of every output."""
        return self.linear(self.lstm(xs)[0])


def torch_files():
    """PyTorch: state dicts as safetensors, npz, JSON and printed; cells; ONNX by both of its exporters."""
    torch.set_printoptions(precision=9, threshold=10**9)
    wide = {"num_layers": 2, "bidirectional": True}
    for name, settings in {"stack": {"num_layers": 2}, "wide": wide, "nobias": {"bias": False}}.items():
        net, xs = Torch(3, 4, **settings).eval(), series(3)
        state = net.state_dict()
        with torch.no_grad():
            given = torch.from_numpy(xs)[None]
            keep(f"torch/{name}", xs=xs, h=net.lstm(given)[0][0], y=net(given)[0])
        save_torch(state, FOLDER / f"torch/{name}.safetensors")
        if name == "stack":
            np.savez(FOLDER / "torch/stack.npz", **{key: value.numpy() for key, value in state.items()})
            lists = {key: value.tolist() for key, value in state.items()}
            (FOLDER / "torch/stack.json").write_text(json.dumps(lists))
            (FOLDER / "torch/stack.txt").write_text(f"{state}\n")
            lines = [f"{key} {value}" for key, value in net.named_parameters()]
            (FOLDER / "torch/stack.named.txt").write_text("\n".join(lines) + "\n")
        if name != "nobias":
            for how, dynamo in {"traced": False, "exported": True}.items():
                target = FOLDER / f"torch/{name}.{how}.onnx"
                extra = {"external_data": False} if dynamo else {}
                torch.onnx.export(net, (given,), target, dynamo=dynamo, **extra)
                strip(target)
                check_onnx(target, given.numpy(), net(given).detach().numpy())
    cell, xs = torch.nn.LSTMCell(2, 3), series(2)
    save_torch(cell.state_dict(), FOLDER / "torch/cell.safetensors")
    rows = {key: [] for key in "ifgohc"}
    h = c = torch.zeros(3)
    with torch.no_grad():
        for x in torch.from_numpy(xs):
            z = x @ cell.weight_ih.T + cell.bias_ih + h @ cell.weight_hh.T + cell.bias_hh
            i, f, g, o = z.chunk(4)
            gates = (torch.sigmoid(i), torch.sigmoid(f), torch.tanh(g), torch.sigmoid(o))
            h, c = cell(x[None], (h[None], c[None]))
            h, c = h[0], c[0]
            for key, value in zip("ifgohc", (*gates, h, c), strict=True):
                rows[key].append(value)
    keep("torch/cell", xs=xs, **{key: torch.stack(value) for key, value in rows.items()})


def strip(path):
    """Take out of an exported model where on this machine it was made."""
    model = onnx.load(path)
    for node in model.graph.node:
        del node.metadata_props[:]
        node.doc_string = ""
    for value in (*model.graph.value_info, *model.graph.input, *model.graph.output):
        del value.metadata_props[:]
    del model.graph.metadata_props[:], model.metadata_props[:]
    onnx.save(model, path)


def check_onnx(path, given, expected):
    """Assert that a model computes in onnxruntime what it was made from."""
    session = onnxruntime.InferenceSession(path)
    found = session.run(None, {session.get_inputs()[0].name: given})[0]
    np.testing.assert_allclose(found, expected, atol=1e-6)


def onnx_files():
    """ONNX nodes built by hand: read backwards, with the two hard sigmoids, without a bias."""
    for name, settings, with_bias in (
        ("onnx/reverse", {"direction": "reverse"}, True),
        ("onnx/hard2", {"activations": ["HardSigmoid", "Tanh", "Tanh"]}, True),
        ("onnx/hard3", {"activations": ["HardSigmoid", "Tanh", "Tanh"], "activation_alpha": [1 / 6]}, True),
        ("onnx/nobias", {}, False),
    ):
        xs = series(2)
        arrays = {"W": (1, 12, 2), "R": (1, 12, 3)} | ({"B": (1, 24)} if with_bias else {})
        given = [
            numpy_helper.from_array(RNG.normal(size=shape).astype(np.float32), key)
            for key, shape in arrays.items()
        ]
        node = helper.make_node("LSTM", ["X", *arrays], ["Y"], hidden_size=3, **settings)
        graph = helper.make_graph(
            [node],
            "one",
            [helper.make_tensor_value_info("X", TensorProto.FLOAT, [STEPS, 1, 2])],
            [helper.make_tensor_value_info("Y", TensorProto.FLOAT, [STEPS, 1, 1, 3])],
            given,
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14)], ir_version=8)
        onnx.checker.check_model(model)
        onnx.save(model, FOLDER / f"{name}.onnx")
        session = onnxruntime.InferenceSession(model.SerializeToString())
        keep(name, xs=xs, h=session.run(None, {"X": xs[:, None]})[0][:, 0, 0])


def keras_model(library, layers, inputs):
    """A model with every weight drawn anew, so that no bias is zero."""
    model = library.Sequential([library.layers.Input((None, inputs)), *layers])
    model.set_weights([RNG.normal(size=weight.shape).astype(np.float32) for weight in model.get_weights()])
    return model


def keras_files(library, prefix):
    """Keras: whole models, their weights alone, old files, and printed weights."""
    lstm, dense, both = library.layers.LSTM, library.layers.Dense, library.layers.Bidirectional
    models = {
        "stack": [lstm(4, return_sequences=True), lstm(3, return_sequences=True), dense(2)],
        "wide": [
            both(lstm(3, return_sequences=True)),
            lstm(2, return_sequences=True),
            dense(1, activation="tanh"),
        ],
        "hard": [lstm(3, return_sequences=True, recurrent_activation="hard_sigmoid")],
        "plain": [lstm(3, return_sequences=True, activation="linear", use_bias=False)],
        "backwards": [lstm(3, return_sequences=True, go_backwards=True)],
    }
    for name, layers in models.items():
        model, xs = keras_model(library, layers, 2), series(2)
        outputs = [xs[None]]
        for layer in layers:
            outputs.append(np.asarray(layer(outputs[-1])))
        head = len(layers) > 1
        # Read backwards, a layer gives its outputs in the order in which it read.
        h = outputs[-2 if head else -1][0][:: -1 if name == "backwards" else 1]
        keep(f"{prefix}/{name}", xs=xs, h=h, **({"y": outputs[-1][0]} if head else {}))
        model.save(FOLDER / f"{prefix}/{name}.keras")
        if name in ("stack", "wide"):
            model.save_weights(FOLDER / f"{prefix}/{name}.weights.h5")
            model.save(FOLDER / f"{prefix}/{name}.h5")
        if name == "stack":
            np.set_printoptions(precision=9, threshold=10**9, floatmode="unique")
            (FOLDER / f"{prefix}/{name}.txt").write_text(f"{model.get_weights()}\n")
            (FOLDER / f"{prefix}/{name}.rows.txt").write_text("\n".join(map(str, model.get_weights())) + "\n")
            (FOLDER / f"{prefix}/{name}.variables.txt").write_text("\n".join(map(repr, model.weights)) + "\n")


def branching_file():
    """An encoder and a decoder, which do not read one another."""
    known, wanted = keras.Input((None, 2)), keras.Input((None, 2))
    _, h, c = keras.layers.LSTM(2, return_state=True, name="encoder")(known)
    read = keras.layers.LSTM(2, name="decoder")(wanted, initial_state=[h, c])
    keras.Model([known, wanted], keras.layers.Dense(1)(read)).save(FOLDER / "keras/two_parts.keras")


def tensorflow_file():
    """TensorFlow 1: the operation behind LSTMBlockCell, which adds its forget bias of 1 by itself."""
    inputs, units, xs = 2, 3, series(2)
    kernel = RNG.normal(size=(inputs + units, 4 * units)).astype(np.float32)
    bias, zeros = RNG.normal(size=4 * units).astype(np.float32), np.zeros(units, np.float32)
    np.savez(FOLDER / "tensorflow1.npz", **{"rnn/lstm_cell/kernel": kernel, "rnn/lstm_cell/bias": bias})
    rows = {key: [] for key in ("i", "f", "g", "o", "c", "h")}
    h = c = np.zeros((1, units), np.float32)
    for x in xs:
        step = tf.raw_ops.LSTMBlockCell(
            x=x[None], cs_prev=c, h_prev=h, w=kernel, wci=zeros, wcf=zeros, wco=zeros, b=bias, forget_bias=1.0
        )
        h, c = step.h, step.cs
        for key, value in (("i", step.i), ("f", step.f), ("g", step.ci), ("o", step.o), ("c", c), ("h", h)):
            rows[key].append(value[0])
    keep("tensorflow1", xs=xs, **{key: np.array(value) for key, value in rows.items()})


def flax_files():
    """Flax: linen's two cells as npz, JSON and safetensors, and nnx's, whose newer cell has four gates side by side."""
    key, xs = jax.random.key(1), series(2)
    for name, cell in {"cell": linen.LSTMCell, "optimized": linen.OptimizedLSTMCell}.items():
        layer = linen.RNN(cell(3, bias_init=linen.initializers.normal()))
        state = layer.init(key, xs[None])
        flat = flatten_dict(state, sep="/")
        np.savez(FOLDER / f"flax/{name}.npz", **{path: np.asarray(value) for path, value in flat.items()})
        lists = jax.tree.map(lambda value: np.asarray(value).tolist(), state)
        (FOLDER / f"flax/{name}.json").write_text(json.dumps(lists))
        save_flax(flatten_dict(state, sep="."), FOLDER / f"flax/{name}.safetensors")
        keep(f"flax/{name}", xs=xs, h=layer.apply(state, xs[None])[0])
    for name, made in {"nnx_cell": nnx.LSTMCell, "nnx_optimized": nnx.OptimizedLSTMCell}.items():
        layer = nnx.RNN(made(2, 3, rngs=nnx.Rngs(2), bias_init=nnx.initializers.normal()))
        state = nnx.to_pure_dict(nnx.state(layer, nnx.Param))
        flat = flatten_dict(state, sep="/")
        np.savez(FOLDER / f"flax/{name}.npz", **{path: np.asarray(value) for path, value in flat.items()})
        keep(f"flax/{name}", xs=xs, h=layer(jnp.asarray(xs)[None])[0])


def company_files():
    """The two companies' unit as a PyTorch file and as a Keras file, checked in both libraries."""
    state = {name: torch.tensor(value) for name, value in COMPANIES.items()}
    save_torch(state, FOLDER / "companies.safetensors")
    lstm = torch.nn.LSTM(1, 1, batch_first=True)
    lstm.load_state_dict(state)
    model = keras.Sequential([keras.Input((None, 1)), keras.layers.LSTM(1)])
    bias = state["bias_ih_l0"] + state["bias_hh_l0"]
    model.set_weights([state["weight_ih_l0"].T.numpy(), state["weight_hh_l0"].T.numpy(), bias.numpy()])
    model.save(FOLDER / "companies.keras")
    expected = [0.0006618, 0.9977348]
    np.testing.assert_allclose(lstm(torch.from_numpy(PAIR))[0][:, -1, 0].detach(), expected, atol=1e-6)
    np.testing.assert_allclose(np.asarray(model(PAIR))[:, 0], expected, atol=1e-6)


def main():
    """Write every file from the same seeds."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    for room in ("torch", "onnx", "keras", "keras2", "flax"):
        (FOLDER / room).mkdir(parents=True)
    torch.manual_seed(1997)
    torch_files()
    onnx_files()
    keras_files(keras, "keras")
    keras_files(tf_keras, "keras2")
    branching_file()
    tensorflow_file()
    flax_files()
    company_files()
    np.savez_compressed(FOLDER / "expected.npz", **EXPECTED)
    for path in FOLDER.rglob("*.*"):
        path.chmod(0o644)


if __name__ == "__main__":
    main()
