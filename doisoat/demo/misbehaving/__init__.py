"""Portals that misbehave: one host a fault on the demonstration server, with the state a crawl of it must end in."""
