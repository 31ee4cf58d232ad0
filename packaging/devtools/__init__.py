"""What packaging/dev.py does, in small parts. Standard library only."""
