"""The part of the page that trains: which run is asked for, what the browser is told, what it may ask."""
