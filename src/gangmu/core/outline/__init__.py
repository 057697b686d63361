"""Text forms, numbering and the tree of an outline."""
