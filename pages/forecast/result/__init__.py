"""What a forecast is worth: its measures, the verdict, figures, tables and the file."""
