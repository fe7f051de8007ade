"""A link to hand out: the address under which others reach this server, and the code to show on the wall."""
