"""Use cases: everything a person can do with a workbook. Each takes a Viewer; none knows a screen.

Where to begin: `opener` opens a workbook and gives a `session`, whose attributes are the themes. The only rules about
who reaches which book are in `sitting.session_context`. What screens get back is in `sitting.views` and in the
`…_views` of a theme. Each folder says in its first line what it is for; which may know which stands in pyproject.toml.
"""
