"""From a name to the legal entity behind it: forms of names, comparison, resolution."""
