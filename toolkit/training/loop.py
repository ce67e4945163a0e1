"""The training loop: gradient steps until the minutes are over."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import torch
from torch import nn

from toolkit.training import parallel
from toolkit.training.batches import Example
from toolkit.training.checkpoints import Checkpoints, Progress
from toolkit.training.network import Network
from toolkit.training.vocabulary import END, PADDING

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.training.recipe import Schedule

IGNORED = -100  # PyTorch's cross entropy leaves such targets out
FINAL_SHARE = 0.05  # of the peak rate, at the end
STEPS_BETWEEN_MEETINGS = 8  # of several processes, to average their weights

Epochs = Callable[[random.Random], Iterator[list[Example]]]
Measure = Callable[[Network], dict[str, float]]


@dataclass(frozen=True, slots=True)
class Clock:
    """When a run ends and how often it looks up from its work, in seconds."""

    total: float
    between_checks: float


def train(
    network: Network,
    epochs: Epochs,
    schedule: Schedule,
    clock: Clock,
    checkpoints: Checkpoints,
    measure: Measure,
    log: Path,
) -> Progress:
    """Train until the clock runs out, from the last checkpoint if there is one.

    Every ``clock.between_checks`` seconds a checkpoint is kept, and a line with the mean
    loss since the last and the scores that ``measure`` gives is added to ``log`` (JSON
    lines). A resumed run draws an epoch anew, and not the same one. Of several processes
    each has epochs of its own, and the first one keeps the checkpoints and the log.
    """
    optimizer = _optimizer(network, schedule)
    progress = checkpoints.resume(network, optimizer)
    started = time.monotonic() - progress.seconds
    checked, losses, tokens = progress.seconds, [], 0
    network.train()
    for number, batch in _endless(epochs, progress):
        seconds = time.monotonic() - started
        _set_rates(optimizer, _rate(progress.steps, seconds / clock.total, schedule))
        losses.append(_step(network, optimizer, batch, schedule))
        tokens += sum(len(example.target) for example in batch)
        progress = Progress(progress.steps + 1, number, seconds)
        if progress.steps % STEPS_BETWEEN_MEETINGS:
            continue
        parallel.average_weights(network)
        seconds = parallel.agreed(time.monotonic() - started)
        progress = replace(progress, seconds=seconds)
        over = seconds >= clock.total
        if parallel.number() == 0 and (over or seconds - checked >= clock.between_checks):
            checkpoints.save(network, optimizer, progress)
            threads = torch.get_num_threads()
            scores = measure(network)
            network.train()
            # CTranslate2, which measures, sets the number of threads for all of OpenMP: left
            # so, PyTorch's would wait for each other where there are fewer processors.
            torch.set_num_threads(threads)
            speed = parallel.count() * tokens / (seconds - checked)
            _report(log, progress, losses, scores, speed)
            checked, losses, tokens = time.monotonic() - started, [], 0
        if over:
            break
    return progress


def _endless(epochs: Epochs, progress: Progress) -> Iterator[tuple[int, list[Example]]]:
    number = progress.epochs
    while True:
        seed = f"{number} {progress.steps} {parallel.number()}"
        for batch in epochs(random.Random(seed)):  # noqa: S311 - repeatable, no secret
            yield number, batch
        number += 1


def _optimizer(network: Network, schedule: Schedule) -> torch.optim.Optimizer:
    """Adam with a gentle rate for what is pretrained, a high one for the decoder."""
    encoder = {id(parameter) for parameter in network.model.encoder.parameters()}
    encoder.discard(id(network.model.shared.weight))
    parts: tuple[list[nn.Parameter], list[nn.Parameter]] = ([], [])
    for parameter in network.parameters():
        parts[id(parameter) not in encoder].append(parameter)
    groups = [
        {"params": parts[0], "lr": schedule.encoder_rate, "peak": schedule.encoder_rate},
        {"params": parts[1], "lr": schedule.decoder_rate, "peak": schedule.decoder_rate},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def _rate(steps: int, spent: float, schedule: Schedule) -> float:
    warmth = min(1.0, (steps + 1) / schedule.warmup_steps)
    return warmth * max(FINAL_SHARE, 1 - (1 - FINAL_SHARE) * spent)


def _set_rates(optimizer: torch.optim.Optimizer, share: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * share


def _step(
    network: Network,
    optimizer: torch.optim.Optimizer,
    batch: Sequence[Example],
    schedule: Schedule,
) -> float:
    device = network.device
    sources = _padded([example.source for example in batch], PADDING).to(device)
    inputs = _padded([[END, *example.target[:-1]] for example in batch], PADDING).to(device)
    # The language of the target is given, not guessed.
    targets = _padded([[IGNORED, *example.target[1:]] for example in batch], IGNORED).to(device)
    with torch.autocast(device.type, dtype=torch.bfloat16):
        states = network.model(
            input_ids=sources,
            attention_mask=sources.ne(PADDING).long(),
            decoder_input_ids=inputs,
            use_cache=False,
        ).last_hidden_state
        wanted = targets.ne(IGNORED)
        logits = network.lm_head(states[wanted])
    loss = nn.functional.cross_entropy(
        logits.float(), targets[wanted], label_smoothing=schedule.label_smoothing
    )
    torch.autograd.backward(loss)
    nn.utils.clip_grad_norm_(network.parameters(), schedule.clip)
    optimizer.step()
    optimizer.zero_grad()
    return float(loss.detach())


def _padded(rows: list[list[int]], padding: int) -> torch.Tensor:
    longest = max(map(len, rows))
    return torch.tensor([row + [padding] * (longest - len(row)) for row in rows])


def _report(
    log: Path, progress: Progress, losses: list[float], scores: dict[str, float], speed: float
) -> None:
    line = {
        "minutes": round(progress.seconds / 60, 1),
        "steps": progress.steps,
        "epoch": progress.epochs,
        "loss": round(sum(losses) / len(losses), 3),
        "chrf++": {direction: round(score, 2) for direction, score in scores.items()},
        "target_pieces_per_second": round(speed),
    }
    with log.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
