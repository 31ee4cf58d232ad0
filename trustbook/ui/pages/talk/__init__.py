"""The talk table: one talk of two people, read from across a room."""
