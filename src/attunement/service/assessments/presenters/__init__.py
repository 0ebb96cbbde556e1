"""Every visible string of the pages of this app, a file for each page."""
