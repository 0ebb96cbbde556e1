"""How fast are refits by the thousand, and how much memory do they take?"""
