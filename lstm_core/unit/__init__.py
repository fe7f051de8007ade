"""The LSTM: one step, paper arithmetic, sweeps, sequences, and the questions asked of them."""
