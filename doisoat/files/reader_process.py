"""One process that reads files for this one: started, asked, watched, and ended with all that it started."""

import errno
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from doisoat.files.child import LENGTH, MOST_TEXT
from doisoat.files.limits import ENOUGH, SECONDS
from doisoat.records.errors import ReaderError

#: Seconds between two looks at the memory of a reader and the programs it started.
_LOOK = 0.02
_PIECE = 1 << 16
#: By the code that a reader ends with; Linux kills where memory is out.
_ENDINGS = {-signal.SIGXCPU: "time", -signal.SIGKILL: "memory", errno.ENOMEM: "memory"}
#: So that what a library forgets to free, or holds for the next file, does not add up.
_MOST_FILES, _MOST_HELD = 200, 160 << 20


class Breach(Exception):  # noqa: N818 - what a file did, no error of ours
    """Raised when a reader went beyond a bound, or ended; its reason becomes the file's outcome."""


class ReaderProcess:
    """A process, the number of files it has read, the most bytes that it and its programs were seen to hold.

    `kind` is that of the last file, told before it was read: so that nothing of a file is looked into here.
    """

    def __init__(self) -> None:
        self.files, self.peak, self.kind = 0, 0, "unknown"
        self._folder = Path(mkdtemp(prefix="doisoat-reader-"))
        self._got = bytearray()
        self._next_look = 0.0
        try:
            # -P: a file in the working folder is no module of ours. One arena: address space is bounded.
            self._process = subprocess.Popen(  # noqa: S603 - this program itself
                [sys.executable, "-P", "-m", "doisoat.files.child", str(self._folder)],
                bufsize=0,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                env={**os.environ, "TMPDIR": str(self._folder), "MALLOC_ARENA_MAX": "1"},
            )
        except OSError as error:
            rmtree(self._folder, ignore_errors=True)
            raise ReaderError(f"cannot start the process that reads files: {error}") from error
        self._greeted()

    def is_ready(self) -> bool:
        """Whether it waits for a file."""
        return self._process.poll() is None

    def is_worn(self) -> bool:
        """Whether another should take its place, so that no file is read in what others left behind."""
        return self.files >= _MOST_FILES or _resident(self.pid) > _MOST_HELD

    @property
    def pid(self) -> int:
        """Also the number of its session, in which are the programs that it starts."""
        return self._process.pid

    def read(self, content: bytes, until: float) -> bytes:
        """The FileReading of a file, as JSON. Raises Breach."""
        self.files, self.kind = self.files + 1, "unknown"
        messages = self._messages(memoryview(len(content).to_bytes(LENGTH, "big") + content), until)
        self.kind = next(messages).decode()
        return next(messages)

    def end(self) -> None:
        """End it and every program that it started, and remove what they wrote."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        rmtree(self._folder, ignore_errors=True)

    def _greeted(self) -> None:
        """Wait for its first word: without it no file is to blame. Raises ReaderError."""
        try:
            next(self._messages(memoryview(b""), time.monotonic() + SECONDS))
        except Breach as breach:
            self.end()
            raise ReaderError(
                f"the process that reads files does not start ({breach}); try: {sys.executable} -m doisoat.files.child"
            ) from breach
        except BaseException:
            self.end()
            raise

    def _messages(self, unsent: memoryview, until: float) -> Iterator[bytes]:
        """Send bytes, and meanwhile yield the messages that come. Raises Breach."""
        while True:
            while (message := self._taken()) is not None:
                yield message
            unsent = self._exchanged(unsent)
            self._look(until)

    def _exchanged(self, unsent: memoryview) -> memoryview:
        """Send and receive what goes without waiting, or wait for the next look; what is still to be sent."""
        process, waiting = self._process, select.poll()
        if process.stdin is None or process.stdout is None:
            raise Breach("reader crashed")
        waiting.register(process.stdout, select.POLLIN)
        if unsent:
            os.set_blocking(process.stdin.fileno(), False)
            waiting.register(process.stdin, select.POLLOUT)
        events = dict(waiting.poll(_LOOK * 1000))
        if process.stdout.fileno() in events:
            piece = os.read(process.stdout.fileno(), _PIECE)
            if not piece:
                raise Breach(self._how_it_ended())
            self._got += piece
        if unsent and process.stdin.fileno() in events:
            try:
                return unsent[os.write(process.stdin.fileno(), unsent[:_PIECE]) :]
            except BrokenPipeError as error:
                raise Breach(self._how_it_ended()) from error
        return unsent

    def _taken(self) -> bytes | None:
        """The next whole message of those that came."""
        if len(self._got) < LENGTH:
            return None
        end = LENGTH + int.from_bytes(self._got[:LENGTH], "big")
        if end > LENGTH + MOST_TEXT:
            raise Breach("output too large")
        if len(self._got) < end:
            return None
        message = bytes(self._got[LENGTH:end])
        del self._got[:end]
        return message

    def _look(self, until: float) -> None:
        """Raise Breach for a reader that takes too long or, with its programs, too much memory."""
        now = time.monotonic()
        if now > until:
            raise Breach("time")
        if now >= self._next_look:
            self.peak = max(self.peak, _resident(self.pid))
            self._next_look = now + _LOOK
            if self.peak > ENOUGH:
                raise Breach("memory")

    def _how_it_ended(self) -> str:
        code = self._process.wait()
        return _ENDINGS.get(code, "reader crashed")


def _resident(session: int) -> int:
    """Bytes of memory that the processes of a session hold."""
    total = 0
    for entry in Path("/proc").iterdir() if Path("/proc/self/stat").exists() else ():
        if entry.name.isdecimal():
            with suppress(OSError, ValueError, IndexError):
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                if int(fields[3]) == session:
                    total += int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
    return total
