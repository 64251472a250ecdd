"""From a marking to ranked part candidates with grounds, and when to say that we are unsure."""
