"""Units as files of weights under PyTorch's names, for tests of every room."""

TRAINED = {
    "weight_ih_l0": [[0.4838], [7.2377], [4.7552], [-2.9460]],
    "weight_hh_l0": [[3.0012], [-5.9023], [-5.6398], [9.9369]],
    "bias_ih_l0": [3.5556, 2.1010, 1.4740, -0.0742],
    "bias_hh_l0": [3.7726, 0.3462, 1.2577, 0.5411],
}
# The worked unit with its rows in ONNX's order, under PyTorch's names: what a converter that forgets to turn them writes.
CROSSED = {
    "weight_ih_l0": [[1.65], [-0.19], [1.63], [0.94]],
    "weight_hh_l0": [[2.00], [4.38], [2.70], [1.41]],
    "bias_ih_l0": [0.62, 0.59, 1.62, -0.32],
    "bias_hh_l0": [0, 0, 0, 0],
}
