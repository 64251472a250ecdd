"""The claim ladder: what may be said, on which evidence, in which words."""
