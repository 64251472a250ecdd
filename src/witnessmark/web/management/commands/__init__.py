"""None yet: see `witnessmark --help`."""
