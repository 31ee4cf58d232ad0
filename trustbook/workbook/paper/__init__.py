"""What goes on paper, and the files of it."""
