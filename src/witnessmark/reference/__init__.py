"""What the field knows: makers, part patterns, date codes, legal effects; each with source."""
