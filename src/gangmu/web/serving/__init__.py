"""运行: one small parent with two children, web and worker (DESIGN §6.7)."""
