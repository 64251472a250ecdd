"""Witnessmark: from a torn-down device to a published page that a stranger can verify."""

__version__ = "0.1.0"
