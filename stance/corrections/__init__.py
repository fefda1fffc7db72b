"""What people add by hand: the log, what it amounts to, how far annotators agree, and its forms for other tools."""
