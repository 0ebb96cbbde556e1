"""What `attunement ...` can do: one module a command, each with `add(commands)`."""
