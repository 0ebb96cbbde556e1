"""Does search stay quick as the library grows, and loading near the cost of reading its text?"""
