"""The invented couple, written through the same use cases as everybody's workbook."""
