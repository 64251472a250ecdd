"""What of a case the public may see, and public pictures of its photos."""
