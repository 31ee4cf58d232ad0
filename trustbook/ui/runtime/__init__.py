"""What every screen stands on: threads, questions, theme, device settings, the open workbook."""
