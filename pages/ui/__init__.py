"""What all pages share, in rooms; knows no page."""
