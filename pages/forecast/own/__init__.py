"""What a person's own series consists of, and how it stands in the address: numbers, dates, other columns."""
