"""The chain of a case: from the device to what is said, each link with count and state."""
