"""Does a theory of 3,000 boxes lay out, and know where it stands, while somebody waits?"""
