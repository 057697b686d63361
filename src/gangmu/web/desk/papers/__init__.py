"""The papers at the desk (公文): what was issued, each as a file of the official layout, and what can be issued next."""
