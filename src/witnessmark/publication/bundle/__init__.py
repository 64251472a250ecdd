"""What a stranger verifies: the data, described, listed by hash, signed, in one ZIP."""
