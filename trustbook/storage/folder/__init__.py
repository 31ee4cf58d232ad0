"""What lies where in a workbook's folder, keys and kept backups included."""
