"""The only place that knows SQLAlchemy, SQLCipher and the files of a workbook.

Import what you need from its modules; this package imports nothing, so that the sign-in screen stays light.
The file format is described in FORMAT.md.
"""
