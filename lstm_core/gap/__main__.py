"""``python -m lstm_core.gap``: runs the gap experiment and writes its file."""

from lstm_core.gap.command import main

if __name__ == "__main__":
    main()
