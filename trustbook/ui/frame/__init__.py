"""The window and what stands in it whatever is open: layers, header, footer, tabs, steps of a flow."""
