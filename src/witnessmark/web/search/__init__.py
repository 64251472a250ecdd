"""Finding words in cases: in any script, width and case, and never what the seeker may not see."""
