"""What quantities are called and how they are written."""
