"""Use cases: everything a person can do with a workbook. Each takes a Viewer; none knows a screen."""
