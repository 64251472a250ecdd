"""From claims held to their grounds to a site, a PDF and a bundle that a stranger can verify."""
