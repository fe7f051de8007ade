"""What every page draws in the same way: the box of words, the row of panels, a chart, notices."""
