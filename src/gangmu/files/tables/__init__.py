"""Tables (表): CSV as people keep it, read with every fault in its place and written so that no cell runs."""
