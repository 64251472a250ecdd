"""Commands of Django's own runner; the product's commands live in `cli`."""
