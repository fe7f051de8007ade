"""ONNX: LSTM nodes of a model, how they are wired, and arrays under the operator's own names."""
