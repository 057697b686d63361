"""What people write into a cell or a field (填写用语): figures, days and states, read as offices mean them."""
