"""The evidence library as pages: what is known, of whom, since when, and who says so."""
