"""Trained networks from other programs: read as data, never executed, and told how they were understood.

``read`` is the way in; ``formats`` turns a file's bytes into arrays with names, ``layouts`` knows what each program
calls them, ``reading`` is the result, which can be read again with other choices.
"""

from lstm_core.files.networks.read import read_network
from lstm_core.files.networks.reading import Question, Reading
from lstm_core.files.networks.source import Note

__all__ = ["Note", "Question", "Reading", "read_network"]
