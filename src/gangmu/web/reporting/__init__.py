"""What units say of their tasks month by month, and what is judged from it: reports, doors, lamps, month close."""
