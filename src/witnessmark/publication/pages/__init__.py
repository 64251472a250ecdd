"""What a reader sees: one page in each language, drawn and set as site and as PDF."""
