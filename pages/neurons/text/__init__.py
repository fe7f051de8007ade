"""The texts that can be read, and how their characters are shown."""
