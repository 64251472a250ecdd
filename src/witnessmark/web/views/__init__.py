"""Pages: each parses the address, asks one query or act, and renders."""
