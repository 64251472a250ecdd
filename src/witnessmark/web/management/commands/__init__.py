"""Making accounts and letting them into cases."""
