"""Reference pages of all languages that have them."""
