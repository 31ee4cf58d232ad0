"""Reading a filled form: what a PDF that somebody chose holds in its fields. Nothing in it is run, drawn or trusted."""
