"""The gate: the locks that stand between a case and its publication."""
