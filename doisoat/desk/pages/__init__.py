"""The pages, one module each: what a request asks of the store, and the template that shows it."""
