"""Series, their scaling and what a forecast is measured against."""
