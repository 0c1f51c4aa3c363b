"""One number for what is told: the same in every database."""

from hashlib import blake2b


def hashed(*parts: object) -> int:
    """A signed 64-bit integer; of a million different tellings no two share it but by a chance of one in 10⁷."""
    text = "\x1f".join(map(str, parts))
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True)
