"""What stands in the window: one class per page, none knows another."""
