"""Networks that people bring and take home: what was understood, shown before it is used; files and programs."""
