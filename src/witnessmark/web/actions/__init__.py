"""Acts: each loads, calls a pure function, saves and journals in one transaction."""
