"""One small parser and one file of assertions for each kind of list."""
