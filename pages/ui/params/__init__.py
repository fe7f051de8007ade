"""What all pages share of what can be set: numbers as text, a unit's fifteen settings, addresses."""
