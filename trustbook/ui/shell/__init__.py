"""Start, sign-in, the window, cover and lock."""
