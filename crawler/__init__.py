"""Pages from the web to documents: the only room that touches the network."""

__distribution__ = "doisoat"
