"""The steps of a family's way through the team, in the words of those who take them."""
