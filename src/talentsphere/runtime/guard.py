"""Starts a server after ending what a killed predecessor left behind. Run as a file; imports no package.

`guard.py RECORD [--socket PATH] -- COMMAND…`: a master killed by -9 leaves its workers on the port or socket. The
record holds the process group of the last start, and when that began; the group is ended if it is still that one.
"""

import ctypes
import os
import signal
import sys
import time

_PR_SET_PDEATHSIG = 1


def main(arguments: list[str]) -> None:
    """Cleans up, writes the record, becomes the command."""
    split = arguments.index("--")
    record, command = arguments[0], arguments[split + 1 :]
    end_leftovers(record)
    if "--socket" in arguments[:split]:
        path = arguments[arguments.index("--socket") + 1]
        if os.path.lexists(path):
            os.unlink(path)
    if os.getpgrp() != os.getpid():
        os.setpgrp()
    with open(record + ".new", "w", encoding="ascii") as file:
        file.write(f"{os.getpid()} {began(os.getpid())}")
    os.rename(record + ".new", record)
    # The server ends when the supervisor does, however that ends.
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    os.execvp(command[0], command)


def end_leftovers(record: str) -> None:
    """Ends every process of the recorded group that is still there."""
    try:
        with open(record, encoding="ascii") as file:
            group, started = file.read().split()
    except (FileNotFoundError, ValueError):
        return
    members = members_of(int(group), int(started))
    for number, patience in ((signal.SIGQUIT, 1.0), (signal.SIGKILL, 2.0)):
        for member in members:
            try:
                os.kill(member, number)
            except ProcessLookupError:
                continue
        deadline = time.monotonic() + patience
        while members and time.monotonic() < deadline:
            time.sleep(0.02)
            members = [member for member in members if began(member)]
        if not members:
            return


def members_of(group: int, started: int) -> list[int]:
    """The living processes of a group none of whose members is older than its recorded start."""
    members = []
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) != os.getpid():
            try:
                if os.getpgid(int(name)) == group:
                    members.append(int(name))
            except ProcessLookupError:
                continue
    # A group whose leader began at another time is a stranger's: the number was used again.
    leader = began(group)
    if leader and leader != started:
        return []
    return [member for member in members if began(member) >= started]


def began(pid: int) -> int:
    """When a process began, in ticks since boot; 0 when it is gone or a zombie."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
            fields = file.read().rsplit(")", 1)[1].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return 0 if fields[0] == "Z" else int(fields[19])


if __name__ == "__main__":
    main(sys.argv[1:])
