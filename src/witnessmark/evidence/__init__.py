"""What was found and how it was kept: samples, photos, marks as seen, documents, journal."""
