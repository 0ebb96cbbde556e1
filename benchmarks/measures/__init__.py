"""What do scoring rules cost beside bare addition, and how fast is a file of forms scored?"""
