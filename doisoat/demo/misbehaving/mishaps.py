"""Faults that no host can show by itself; the tests make each of them."""

from doisoat.demo.misbehaving.fault import Mishap

MISHAPS = (
    Mishap(
        name="connection-refused",
        does="nothing listens at the portal's port",
        ends="list pending, `connection refused`, exit 3; the other portals are gathered",
    ),
    Mishap(
        name="certificate-expired",
        does="the certificate's time is over",
        ends="list failed, `certificate expired`, nothing asked, exit 3",
    ),
    Mishap(
        name="certificate-chain-incomplete",
        does="the portal does not send its intermediate certificate",
        ends="list failed, `certificate chain incomplete or of an unknown authority`, nothing asked, exit 3",
    ),
    Mishap(
        name="certificate-of-another-host",
        does="the certificate is another host's",
        ends="list failed, `certificate of another host`, nothing asked, exit 3",
    ),
    Mishap(
        name="name-of-a-private-address",
        does="the portal's name leads to an address of the own network",
        ends="list refused, `leads to an address that is not public`, nothing asked, exit 3",
    ),
    Mishap(
        name="ten-thousand-links",
        does="one list names 10,000 articles",
        ends="all of them in the frontier, pending; as many stored as `--limit` says",
    ),
    Mishap(
        name="clock-goes-back",
        does="the clock goes back by an hour between two runs",
        ends="the list is read again, a new article is stored, no page is lost, nothing waits for ever",
    ),
    Mishap(
        name="clock-goes-back-a-year",
        does="what was put off was put off by a clock that was a year ahead",
        ends="it is asked now, not in a year",
    ),
    Mishap(
        name="disk-full",
        does="the disk is full in the middle of a crawl",
        ends="exit 3, `the disk is full`; what is stored is whole, the next run stores the rest",
    ),
    Mishap(
        name="archive-disk-full",
        does="the disk is full in the middle of a record of the archive",
        ends="exit 3; no page points at what is not there, the next run stores the rest",
    ),
    Mishap(
        name="database-read-only",
        does="the database may not be written",
        ends="exit 3, one line that names the file; the database is as before",
    ),
    Mishap(
        name="directory-read-only",
        does="the database's directory may not be written",
        ends="exit 3, one line that names the file; nothing is left behind",
    ),
    Mishap(
        name="database-of-a-newer-program",
        does="a later version of the program wrote the database",
        ends="exit 3, told so; the database is as before",
    ),
    Mishap(
        name="database-locked",
        does="another process holds the database",
        ends="exit 3, told so; when it is free again the next run stores everything",
    ),
    Mishap(
        name="archive-in-the-way",
        does="a file stands where the archive's folder should be",
        ends="exit 3, told so; no page is stored that is not archived, the file is as before",
    ),
    Mishap(
        name="archive-torn",
        does="the archive ends in half a record",
        ends="the tail is mended, the next run goes on, and archive and database say the same",
    ),
    Mishap(
        name="terminated",
        does="SIGTERM comes in the middle of a crawl",
        ends="exit 143; what is finished is stored, the next run stores the rest",
    ),
)
