"""Long work: processes that train, what they have recorded for everybody, and one visitor's view of it."""
