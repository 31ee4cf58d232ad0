"""Reading the answers of a filled form back in."""
