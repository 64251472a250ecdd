"""Ids, hashes, canonical JSON, two-language text, grounds and errors; imports nothing of ours."""
