"""One sitting at an open workbook: which books are open, who sits there, and the only rules about who reaches which."""
