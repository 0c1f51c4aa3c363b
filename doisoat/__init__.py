"""doisoat: gathers Vietnamese provincial documents, reads their figures and says which cannot be true together."""
