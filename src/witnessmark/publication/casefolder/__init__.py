"""A case as a plain folder, or locked in one file: read strictly, written whole or not at all."""
