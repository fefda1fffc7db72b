"""Pages and feeds by their address: what may be fetched, how politely, and what is remembered of it."""
