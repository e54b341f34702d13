"""What processes cost, from /proc: CPU time and memory of whole process trees. Linux only."""

import os
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
_PARENT, _USER_TIME, _CHILDREN_SYSTEM_TIME = 1, 11, 14


def tree(root: int) -> list[int]:
    """A process and all its living descendants."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and (fields := _stat(int(folder.name))):
            children.setdefault(int(fields[_PARENT]), []).append(int(folder.name))
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        waiting += children.get(pid, [])
    return found


def cpu_seconds(root: int) -> float:
    """CPU time of a process tree, with that of descendants that have ended and been waited for."""
    ticks = 0
    for pid in tree(root):
        fields = _stat(pid)
        ticks += sum(int(field) for field in fields[_USER_TIME : _CHILDREN_SYSTEM_TIME + 1])
    return ticks / _TICK


def memory_bytes(root: int) -> int:
    """The proportional set size of a process tree: memory shared by n processes counts 1/n in each."""
    return sum(_pss(pid) for pid in tree(root))


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat after the command's name; none when the process is gone."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return []
    return text.rsplit(")", 1)[1].split()


def _pss(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return 0
    line = next((line for line in text.splitlines() if line.startswith("Pss:")), None)
    return int(line.split()[1]) * 1024 if line else 0
