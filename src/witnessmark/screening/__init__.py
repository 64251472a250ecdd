"""An entity against a list on a date: verdicts with grounds; parsers; snapshots."""
