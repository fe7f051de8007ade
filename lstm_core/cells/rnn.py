"""The plain recurrent cell, for contrast: one memory, one curve, its own output fed back. Source: Elman (1990)."""

from __future__ import annotations

from lstm_core.cells.cell import Cell
from lstm_core.words.rnn_symbols import RNN_EQUATIONS

RNN = Cell("plain recurrent unit", RNN_EQUATIONS, carried={"h_prev": "h"})

RNN_NUMBERS = RNN.weights
"""The three numbers of the scalar unit: short-term weight, input weight, bias."""
