"""Mixed precision by hand: a bfloat16 model beside float32 masters that the optimizers update.

On CPUs with AMX this is faster than autocast, which casts every weight at every step. A GPU is used where there is one.
"""

from __future__ import annotations

from collections.abc import Callable

import torch

Masters = dict[str, torch.Tensor]


def best_device() -> torch.device:
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


class MasterWeights:
    """`build` receives the masters by parameter name and returns the optimizers; rates are scaled at each step."""

    def __init__(self, model: torch.nn.Module, build: Callable[[Masters], list[torch.optim.Optimizer]]):
        self.device = best_device()
        self.model = model.to(self.device, torch.bfloat16)
        self.masters = {name: p.detach().float().clone().requires_grad_() for name, p in model.named_parameters()}
        self.optimizers = build(self.masters)
        for optimizer in self.optimizers:
            for group in optimizer.param_groups:
                group["full_rate"] = group["lr"]

    def step(self, scale: float, clip: float | None = None) -> None:
        """One update with the gradients of the bfloat16 model; rates are `scale` times the full ones."""
        for name, parameter in self.model.named_parameters():
            self.masters[name].grad = None if parameter.grad is None else parameter.grad.float()
        if clip is not None:
            torch.nn.utils.clip_grad_norm_([m for m in self.masters.values() if m.grad is not None], clip)
        for optimizer in self.optimizers:
            for group in optimizer.param_groups:
                group["lr"] = group["full_rate"] * scale
            optimizer.step()
        self._copy_to_model()

    def _copy_to_model(self) -> None:
        with torch.no_grad():
            for name, parameter in self.model.named_parameters():
                parameter.copy_(self.masters[name])
                parameter.grad = None

    def state(self) -> dict:
        return {"masters": self.masters, "optimizers": [optimizer.state_dict() for optimizer in self.optimizers]}

    def restore(self, state: dict) -> None:
        with torch.no_grad():
            for name, master in self.masters.items():
                master.copy_(state["masters"][name])
        self._copy_to_model()
        for optimizer, saved in zip(self.optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(saved)

    def into_model(self) -> torch.nn.Module:
        """The model back in float32 on the processor, with the masters' values."""
        self.model.to("cpu", torch.float32)
        with torch.no_grad():
            for name, parameter in self.model.named_parameters():
                parameter.copy_(self.masters[name])
                parameter.grad = None
        return self.model
