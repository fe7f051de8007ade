"""The kinds of exercises, by what they practise."""
