"""What two do at one table: talks, small promises, and the jar of good things."""
