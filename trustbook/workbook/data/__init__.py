"""The data form: a workbook's answers as one JSON file."""
