"""A character-level LSTM: learning to read, reading with every cell on record, and looking for what a cell follows."""
