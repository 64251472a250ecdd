"""The history of the tables, in one line."""
