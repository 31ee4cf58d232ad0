"""An entry: reading it, writing on it, its versions, finding it, and placing it with both."""
