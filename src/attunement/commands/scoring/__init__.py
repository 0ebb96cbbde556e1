"""Scoring a file of answers, however large: read, checked, scored and written a piece at a time."""
