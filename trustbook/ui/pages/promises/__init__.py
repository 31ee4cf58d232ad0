"""Small promises: what the tab of rebuilding opens on."""
