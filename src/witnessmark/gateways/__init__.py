"""The only network code: mail out, timestamp authorities."""
