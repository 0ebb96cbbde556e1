"""Reviews that a team keeps alive: studies come in, are read twice, and results are published."""
