"""The demonstration portals: served on loopback, with an answer key of the faults planted in them."""
