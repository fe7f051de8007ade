"""The plain recurrent unit, the contrast to the LSTM."""
