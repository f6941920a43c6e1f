"""A real SMTP server on this machine that answers as it is told."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast


class MailServer(socketserver.ThreadingTCPServer):
    """`answers` replaces the answer to a command, such as `{"RCPT": "550 5.1.1 No such user"}`.

    An empty answer hangs up instead. What was taken lies in `letters`.
    """

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.answers: dict[str, str] = {}
        self.letters: list[bytes] = []

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        server = cast(MailServer, self.server)
        self._say(server.answers.get("CONNECT", "220 ready"))
        for line in self.rfile:
            verb = line[:4].decode("ascii", "replace").upper().strip()
            if verb == "DATA" and "DATA" not in server.answers:
                self._say("354 go on")
                text = b"".join(iter(self.rfile.readline, b".\r\n"))
                if "END" not in server.answers:
                    server.letters.append(text)
                answer = server.answers.get("END", "250 taken")
            else:
                answer = server.answers.get(verb, "221 bye" if verb == "QUIT" else "250 fine")
            if not answer:
                return
            self._say(answer)

    def _say(self, answer: str) -> None:
        self.wfile.write(answer.encode() + b"\r\n")


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """The server, as long as the block lasts."""
    with MailServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
