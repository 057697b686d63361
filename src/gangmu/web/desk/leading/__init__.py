"""The leaders' page (领导一页): what a leader must know, by parts; later work adds parts, never another page."""
