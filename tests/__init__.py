"""The checks of everything; ``python -m tests`` runs them. A package, so that no other one of this name comes first."""
