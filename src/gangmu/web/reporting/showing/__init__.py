"""What pages of reporting show, made of rows."""
