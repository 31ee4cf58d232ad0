"""Our agreements: the overview of Boundaries, one agreement opened, and writing one."""
