"""What the pages of lamps show."""
