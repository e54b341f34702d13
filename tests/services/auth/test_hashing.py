import asyncio
import time

import pytest
from argon2 import Parameters, Type

from talentsphere.services.auth.service.hashing import Hasher


@pytest.fixture
def hasher(cheap):
    return Hasher(parameters=cheap)


async def test_only_the_right_password_is_right(hasher):
    stored = await hasher.hash("a quiet harbour")
    assert stored.startswith("$argon2id$")
    assert await hasher.is_right("a quiet harbour", stored=stored)
    assert not await hasher.is_right("another harbour", stored=stored)
    assert not await hasher.is_right("a quiet harbour", stored=None)


async def test_the_same_password_never_hashes_twice_alike(hasher):
    assert await hasher.hash("a quiet harbour") != await hasher.hash("a quiet harbour")


async def test_a_hash_of_other_parameters_is_outdated_and_still_checked(hasher, cheap):
    costlier = Hasher(
        parameters=Parameters(
            type=Type.ID, version=19, salt_len=16, hash_len=32, time_cost=2, memory_cost=16, parallelism=1
        )
    )
    stored = await hasher.hash("a quiet harbour")
    assert costlier.is_outdated(stored)
    assert not hasher.is_outdated(stored)
    assert await costlier.is_right("a quiet harbour", stored=stored)


def test_the_usual_parameters_are_rfc_9106s_for_little_memory():
    usual = Hasher()
    assert not usual.is_outdated("$argon2id$v=19$m=65536,t=3,p=4$" + "A" * 22 + "$" + "A" * 43)


async def test_the_answer_for_nobody_takes_as_long_as_a_wrong_password():
    hasher = Hasher(
        parameters=Parameters(
            type=Type.ID, version=19, salt_len=16, hash_len=32, time_cost=2, memory_cost=8192, parallelism=1
        )
    )
    stored = await hasher.hash("a quiet harbour")

    async def quickest(known):
        # The processor's time, which other programs on the machine don't lengthen.
        times = []
        for _ in range(5):
            began = time.process_time()
            await hasher.is_right("wrong", stored=known)
            times.append(time.process_time() - began)
        return min(times)

    assert 0.5 < await quickest(stored) / await quickest(None) < 2


async def test_hashing_does_not_hold_up_others():
    hasher = Hasher(
        parameters=Parameters(
            type=Type.ID, version=19, salt_len=16, hash_len=32, time_cost=3, memory_cost=32768, parallelism=1
        ),
        at_once=2,
    )
    work = [asyncio.create_task(hasher.hash("a quiet harbour")) for _ in range(4)]
    beats = 0
    while not all(task.done() for task in work):
        await asyncio.sleep(0.001)
        beats += 1
    assert beats > 5
