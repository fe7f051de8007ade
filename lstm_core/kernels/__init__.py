"""Fast passes that record nothing, for what runs thousands of times."""
