"""Names, types, values and escaping of Swift."""
