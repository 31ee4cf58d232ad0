"""The guide, help and other texts to read, with or without an open workbook."""
