"""From RNN to LSTM: how far derivatives reach back, in a plain recurrent unit and in an LSTM."""
