"""The worker and the indexer: reactions to events and scheduled tasks, on pgqueuer.

The queue has a connection of its own: through a pool, LISTEN would be lost silently after a reconnect. When that
connection breaks the process ends and the supervisor starts it again.
"""

import asyncio
import importlib
import logging
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, Literal

import asyncpg
import msgspec
from pgqueuer.adapters.drivers.asyncpg import AsyncpgDriver
from pgqueuer.core.applications import PgQueuer
from pgqueuer.domain.models import Job
from pgqueuer.errors import RetryRequested

from talentsphere import registry
from talentsphere.kernel import events, log, telemetry, upkeep
from talentsphere.kernel.config import Settings, load_settings
from talentsphere.kernel.events import Event, Reaction, Task
from talentsphere.runtime.home import home_of
from talentsphere.runtime.wiring import database_of, wire

logger = logging.getLogger(__name__)

ProcessName = Literal["worker", "indexer"]

# A reaction is tried this often, with pauses that double from the first up to the longest, then held.
ATTEMPTS = 12
_FIRST_PAUSE = timedelta(seconds=1)
_LONGEST_PAUSE = timedelta(minutes=10)
# A job whose worker died is picked again after this; its worker says every half of it that it lives.
_HEARTBEAT = timedelta(seconds=4)
# For the database, at the start, seconds.
_PATIENCE = 60.0
# For reactions under way to finish once the queue's connection is lost, seconds.
_LAST_WORDS = 1.0


def work(process: ProcessName) -> None:
    """Runs until SIGTERM or SIGINT; what is under way is finished first."""
    settings = load_settings(os.environ)
    log.setup(name=process, level=settings.log_level, json=settings.log_format == "json")
    try:
        asyncio.run(_work(process, settings))
    except ConnectionError as error:
        logger.error("%s Ending, to be started again.", error)  # noqa: TRY400 - where it happened says nothing
        sys.exit(1)


async def _work(process: ProcessName, settings: Settings) -> None:
    home = home_of(settings)
    database = database_of(settings, home)
    # Waiting here is quicker than being started again and again while the database recovers.
    await database.open(patience=_PATIENCE)
    connection = await asyncpg.connect(database.dsn)
    try:
        queue = PgQueuer(AsyncpgDriver(connection))
        services = wire(settings, home, database)
        _register(queue, process, services)
        if process == "worker":
            sweep = _scheduled(upkeep.TASK, lambda: upkeep.sweep(database))
            queue.sm.schedule(upkeep.TASK, upkeep.CRON, clean_old=True, accepts_context=False)(sweep)
        await _start(process, services)
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, queue.shutdown.set)
        await _run(queue, lost=_loss_of(connection))
    finally:
        await connection.close()
        await database.close()


def _loss_of(connection: asyncpg.Connection) -> asyncio.Event:
    """Set when the connection is gone. The queue by itself asks it only every few seconds."""
    lost = asyncio.Event()
    connection.add_termination_listener(lambda _: lost.set())
    return lost


async def _run(queue: PgQueuer, *, lost: asyncio.Event) -> None:
    """Returns when told to stop. Raises ConnectionError when the queue's connection is lost."""
    losing = asyncio.create_task(lost.wait())
    parts: list[asyncio.Task[Any]] = [
        asyncio.create_task(
            queue.qm.run(
                dequeue_timeout=timedelta(seconds=2),
                batch_size=20,
                max_concurrent_tasks=60,
                heartbeat_timeout=_HEARTBEAT,
                shutdown_on_listener_failure=True,
            )
        )
    ]
    if queue.sm.registry:
        parts.append(asyncio.create_task(queue.sm.run()))
    await asyncio.wait([*parts, losing], return_when=asyncio.FIRST_COMPLETED)
    queue.shutdown.set()
    await asyncio.wait(parts, timeout=_LAST_WORDS if lost.is_set() else 30)
    if lost.is_set():
        raise ConnectionError("The queue's connection to the database is lost.")
    losing.cancel()
    for part in parts:
        if part.done():
            part.result()


async def _start(process: ProcessName, services: Any) -> None:
    """Lets each service of this process do what must be done before its first reaction."""
    for service in registry.SERVICES:
        if service.process == process and service.reads:
            module = importlib.import_module(f"talentsphere.services.{service.name}.reactions")
            if hasattr(module, "start"):
                await module.start(getattr(services, service.name))


def _register(queue: PgQueuer, process: ProcessName, services: Any) -> None:
    for service in registry.SERVICES:
        if service.process != process or not (service.reads or service.schedules):
            continue
        module = importlib.import_module(f"talentsphere.services.{service.name}.reactions")
        implementation = getattr(services, service.name)
        reactions: tuple[Reaction, ...] = module.reactions(implementation)
        if {reaction.event_name for reaction in reactions} != set(service.reads):
            raise RuntimeError(f"The reactions of {service.name} are not those the registry lists.")
        for reaction in reactions:
            name = events.queue_name(reaction.event_name, service.name)
            queue.qm.entrypoint(name, on_failure="hold", accepts_context=False)(
                _handler(reaction, service.name)
            )
        if service.schedules:
            _schedule(queue, service, module.tasks(implementation))


def _schedule(queue: PgQueuer, service: registry.Service, tasks: tuple[Task, ...]) -> None:
    runs = {task.name: task.run for task in tasks}
    for schedule in service.schedules:
        queue.sm.schedule(schedule.task, schedule.cron, clean_old=True, accepts_context=False)(
            _scheduled(schedule.task, runs[schedule.task])
        )


def _handler(reaction: Reaction, subscriber: str) -> Callable[[Job], Awaitable[None]]:
    async def handle(job: Job) -> None:
        event: Event = msgspec.json.decode(job.payload or b"", type=reaction.event)
        log.request_id.set(event.event_id.hex)
        try:
            await reaction.handle(event)
        except Exception as error:  # noqa: BLE001 - logged, and raised again as the queue's retry
            _again(job, reaction.event_name, subscriber, error)
        else:
            telemetry.EVENTS.labels(reaction.event_name, subscriber, "done").inc()

    return handle


def _again(job: Job, event: str, subscriber: str, error: Exception) -> None:
    """Raises what tells the queue to try later; the last failure is raised as it is, and the job held."""
    last = job.attempts + 1 >= ATTEMPTS
    telemetry.EVENTS.labels(event, subscriber, "held" if last else "retried").inc()
    extra = {"event": event, "subscriber": subscriber, "attempt": job.attempts + 1}
    logger.warning("A reaction failed", exc_info=error, extra=extra)
    if last:
        raise error
    pause = min(_FIRST_PAUSE * 2**job.attempts, _LONGEST_PAUSE)
    raise RetryRequested(delay=pause, reason=str(error)[:200]) from error


def _scheduled(name: str, run: Callable[[], Awaitable[Any]]) -> Callable[[Any], Awaitable[None]]:
    async def scheduled(_: Any) -> None:
        log.request_id.set(name)
        await run()

    return scheduled
