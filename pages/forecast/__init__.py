"""Predict the next value: a small LSTM network trained on a series and compared with simple forecasts."""
