"""What leaves the house (对外发送): one door to other machines, e-mail, and the robots of work groups."""
