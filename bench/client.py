"""The load generator: keep-alive HTTP/1.1 over raw sockets, in a process of its own.

`python -m bench.client < plan > outcome`, both JSON. It does as little per answer as it can, because it shares the
machine with what it measures: an answer is told by its Content-Length (or its last chunk) and its status alone.
"""

import asyncio
import resource
import sys
import time

import msgspec
import uvloop


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What to send where. `requests` are whole requests, sent in turn.

    It ends after `most` answers or `seconds`, whichever comes first. The first `warm_up` answers are not counted.
    With `once` each request is sent one time at most.
    """

    requests: list[str]
    port: int = 0
    socket: str = ""
    concurrency: int = 16
    seconds: float = 1.2
    most: int = 50_000
    warm_up: int = 100
    once: bool = False


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """`answered` counts warm-up too; `counted` are the answers within `seconds`. Latencies are milliseconds."""

    answered: int
    counted: int
    seconds: float
    p50_ms: float
    p99_ms: float
    statuses: dict[str, int]
    bytes: int
    client_cpu_seconds: float
    refused: str = ""


class Load:
    """The state of one run, shared by its connections."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.requests = [request.encode() for request in plan.requests]
        self.most = min(plan.most, len(self.requests)) if plan.once else plan.most
        self.sent = 0
        self.answered = 0
        self.bytes = 0
        self.latencies: list[float] = []
        self.statuses: dict[bytes, int] = {}
        self.refused = b""
        self.began = 0.0
        self.ended = 0.0
        self.over = asyncio.get_running_loop().create_future()

    def next(self) -> bytes | None:
        """The next request, or None when there is nothing more to send."""
        if self.sent >= self.most or (self.began and time.perf_counter() - self.began > self.plan.seconds):
            return None
        request = self.requests[self.sent % len(self.requests)]
        self.sent += 1
        return request

    def note(self, *, sent_at: float, status: bytes, answer: bytearray) -> None:
        now = time.perf_counter()
        self.answered += 1
        self.bytes += len(answer)
        self.statuses[status] = self.statuses.get(status, 0) + 1
        if status[:1] != b"2" and not self.refused:
            self.refused = bytes(answer[-300:])
        if self.answered > self.plan.warm_up:
            self.latencies.append(now - sent_at)
            self.ended = now
        else:
            self.began = now

    def fail(self, reason: Exception) -> None:
        if not self.over.done():
            self.over.set_exception(reason)


class Connection(asyncio.Protocol):
    """One keep-alive connection: the next request goes out when the answer to the last one is whole."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self._buffer = bytearray()
        self._whole = 0
        self._sent_at = 0.0
        self._waiting = False
        self._transport: asyncio.Transport | None = None
        self.closed: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]
        self._send()

    def _send(self) -> None:
        assert self._transport is not None
        request = self._load.next()
        if request is None:
            self._transport.close()
            return
        self._waiting = True
        self._sent_at = time.perf_counter()
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        buffer = self._buffer
        buffer += data
        if not self._whole:
            head = buffer.find(b"\r\n\r\n")
            if head < 0:
                return
            self._whole = _length(bytes(buffer[:head]).lower(), head + 4)
        if len(buffer) < self._whole or (self._whole < 0 and not buffer.endswith(b"\r\n0\r\n\r\n")):
            return
        self._load.note(sent_at=self._sent_at, status=bytes(buffer[9:12]), answer=buffer)
        closing = b"\r\nconnection: close" in bytes(buffer[:2000]).lower()
        self._whole, self._waiting = 0, False
        buffer.clear()
        if closing and self._transport is not None:
            self._transport.close()
        else:
            self._send()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._waiting:
            self._load.fail(ConnectionError(f"A connection ended before its answer was whole: {exc}"))
        if not self.closed.done():
            self.closed.set_result(True)


def _length(head: bytes, body_at: int) -> int:
    """Where the answer ends, counted from its first byte; -1 for one sent in chunks."""
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name == b"content-length":
            return body_at + int(value)
        if name == b"transfer-encoding":
            return -1
    return body_at


async def run(plan: Plan) -> Outcome:
    """Sends the plan's requests and says how it went. Raises ConnectionError when a server goes away."""
    load = Load(plan)
    load.began = time.perf_counter()

    async def keep_connected() -> None:
        loop = asyncio.get_running_loop()
        while load.sent < load.most and time.perf_counter() - load.began < plan.seconds:
            if plan.socket:
                _, connection = await loop.create_unix_connection(lambda: Connection(load), plan.socket)
            else:
                _, connection = await loop.create_connection(lambda: Connection(load), "127.0.0.1", plan.port)
            await connection.closed

    everybody = asyncio.gather(*(keep_connected() for _ in range(plan.concurrency)))
    await asyncio.wait({everybody, load.over}, return_when=asyncio.FIRST_COMPLETED)
    if load.over.done():
        everybody.cancel()
        load.over.result()
    await everybody
    ordered = sorted(load.latencies) or [0.0]
    used = resource.getrusage(resource.RUSAGE_SELF)
    return Outcome(
        answered=load.answered,
        counted=len(load.latencies),
        seconds=max(load.ended - load.began, 1e-9),
        p50_ms=ordered[len(ordered) // 2] * 1000,
        p99_ms=ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)] * 1000,
        statuses={status.decode(): count for status, count in load.statuses.items()},
        bytes=load.bytes // max(load.answered, 1),
        client_cpu_seconds=used.ru_utime + used.ru_stime,
        refused=load.refused.decode(errors="replace"),
    )


if __name__ == "__main__":
    given = msgspec.json.decode(sys.stdin.buffer.read(), type=Plan)
    sys.stdout.buffer.write(msgspec.json.encode(uvloop.run(run(given))))
