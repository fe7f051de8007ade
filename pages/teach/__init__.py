"""For teachers: a lesson of 45 minutes, worksheets with keys, and files for question banks."""
