"""Start here: what an LSTM is for, in ninety seconds."""
