"""Spreadsheets: lists of a case taken along, filled in elsewhere, and compared with the case."""
