"""The open workbook: its view, its seats, its cover, its ways out."""
