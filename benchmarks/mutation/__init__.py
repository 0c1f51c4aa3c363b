"""How many wrong figures are found: true articles in varied wording, then one digit of one figure changed."""
