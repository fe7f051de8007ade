"""The address is the state: a query and an event in, the next query and what the browser draws out."""
