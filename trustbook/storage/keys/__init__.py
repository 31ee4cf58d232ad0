"""Key files, one for each partner, and the secrets that open them."""
