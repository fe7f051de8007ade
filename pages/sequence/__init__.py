"""Day by day: one unit over a series, beside another if one likes."""
