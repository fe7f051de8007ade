"""What each column of a table is: numbers, dates, years, row numbers, words or nothing."""
