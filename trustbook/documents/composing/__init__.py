"""From what was written, or is to be written, to neutral documents: which words stand where, under which heading."""
