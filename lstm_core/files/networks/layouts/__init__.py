"""How programs lay out an LSTM's arrays: each module knows one program's names, shapes and order of blocks."""
