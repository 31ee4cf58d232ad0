"""Everything before a workbook is open, and the flows that ask for names and secrets."""
