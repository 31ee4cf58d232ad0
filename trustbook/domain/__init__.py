"""What a workbook is made of, in plain Python. Knows no screen, no file, no library."""
