"""The stance model: encoder with three input channels, one shared head read once per slot, and a tone head.

A slot is a role ("the target marked 2"), not a word. For each slot, attention over the token states, steered by
where that slot is mentioned, gathers what is said of it; one shared classifier turns it into four labels. The slot's
own embedding lets the model keep what is true of one target only (how France names the Alliance), while the shared
weights keep it even-handed and give the generic slot `other` its skill.
"""

from __future__ import annotations

import torch
from torch import nn
from transformers import ModernBertConfig, ModernBertModel

from stance.records import STANCE_LABELS, TONE_LABELS
from stance.scores.features import ROLES
from stance.scores.lexicon import FEATURES
from stance.scores.targets import SLOTS

POOL_HEADS = 6


class SlotPooling(nn.Module):
    """Multi-head attention from one query per slot to the tokens, with a learned bias on the slot's own mentions."""

    def __init__(self, hidden: int, queries: int):
        super().__init__()
        self.query = nn.Parameter(torch.randn(queries, hidden) * 0.02)
        self.key = nn.Linear(hidden, hidden)
        self.value = nn.Linear(hidden, hidden)
        self.mention_bias = nn.Parameter(torch.ones(POOL_HEADS))

    def forward(self, hidden: torch.Tensor, mask: torch.Tensor, mentions: torch.Tensor) -> torch.Tensor:
        """hidden (b, t, h), mask (b, t) of 0/1, mentions (b, q, t) of 0/1 → (b, q, h)."""
        b, t, h = hidden.shape
        size = h // POOL_HEADS
        key = self.key(hidden).view(b, t, POOL_HEADS, size)
        value = self.value(hidden).view(b, t, POOL_HEADS, size)
        query = self.query.view(-1, POOL_HEADS, size)
        weights = torch.einsum("qns,btns->bnqt", query, key) / size**0.5
        weights = weights + self.mention_bias.view(1, -1, 1, 1) * mentions.unsqueeze(1)
        weights = weights.masked_fill(mask[:, None, None, :] == 0, -1e4).float().softmax(-1).to(value.dtype)
        return torch.einsum("bnqt,btns->bqns", weights, value).reshape(b, -1, h)


class StanceModel(nn.Module):
    """Token ids and channels → stance logits (b, slots, 4) and tone logits (b, 3)."""

    def __init__(
        self, config: ModernBertConfig, dropout: float = 0.15, use_roles: bool = True, use_valence: bool = True
    ):
        super().__init__()
        hidden = config.hidden_size
        self.use_roles, self.use_valence = use_roles, use_valence
        self.encoder = ModernBertModel(config)
        self.roles = nn.Embedding(ROLES, hidden)
        self.valence = nn.Linear(len(FEATURES), hidden, bias=False)
        nn.init.normal_(self.roles.weight, std=0.02)
        nn.init.normal_(self.valence.weight, std=0.02)
        self.pooling = SlotPooling(hidden, len(SLOTS) + 1)
        self.slot = nn.Embedding(len(SLOTS), hidden)
        nn.init.normal_(self.slot.weight, std=0.02)
        self.inner = nn.Linear(3 * hidden, hidden)
        self.outer = nn.Linear(hidden, len(STANCE_LABELS))
        self.tone = nn.Sequential(
            nn.Linear(2 * hidden, hidden), nn.GELU(), nn.Dropout(dropout), nn.Linear(hidden, len(TONE_LABELS))
        )
        self.dropout = nn.Dropout(dropout)
        self.absent = nn.Parameter(torch.zeros(hidden))

    def forward(self, input_ids, attention_mask, roles, valence):
        embedded = self.encoder.embeddings.tok_embeddings(input_ids)
        if self.use_roles:
            embedded = embedded + self.roles(roles) * (roles > 0).unsqueeze(-1)
        if self.use_valence:
            embedded = embedded + self.valence(valence.to(embedded.dtype))
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=attention_mask).last_hidden_state
        hidden = self.dropout(hidden)
        numbers = torch.arange(1, len(SLOTS) + 2, device=roles.device)
        mentions = (roles.unsqueeze(1) == numbers.view(1, -1, 1)).to(hidden.dtype)
        if not self.use_roles:
            mentions = mentions * 0
        pooled = self.pooling(hidden, attention_mask, mentions)
        first = hidden[:, 0]
        slots = len(SLOTS)
        counts = mentions[:, :slots].sum(-1, keepdim=True)
        named = torch.matmul(mentions[:, :slots], hidden) / counts.clamp(min=1)
        named = torch.where(counts > 0, named, self.absent.to(hidden.dtype))
        together = torch.cat([pooled[:, :slots], named, first.unsqueeze(1).expand(-1, slots, -1)], dim=-1)
        inner = torch.nn.functional.gelu(self.inner(together) + self.slot.weight)
        tone = self.tone(torch.cat([pooled[:, slots], first], dim=-1))
        return self.outer(self.dropout(inner)), tone
