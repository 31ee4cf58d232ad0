"""Every problem in plain words: what happened, and what to do now."""
