"""The encoder's shape, and the language-model head used to pretrain it.

A ModernBERT of `transformers` (rotary positions, gated feed-forward, pre-normalisation; Warner et al. 2024, arXiv
2412.13663), small enough to ship: about 15 million parameters of which 6 are the embeddings. Nothing is loaded:
weights start from nothing.
"""

from __future__ import annotations

import torch
from torch import nn
from transformers import ModernBertConfig, ModernBertModel

from stance.training.tokenizer import CLS, PAD, SEP


def encoder_config(
    vocabulary_size: int, hidden: int = 384, layers: int = 6, feed_forward: int = 768
) -> ModernBertConfig:
    """All layers attend globally: statements are short. Attention is written out, as on CPU it is faster than fused."""
    return ModernBertConfig(
        vocab_size=vocabulary_size,
        hidden_size=hidden,
        num_hidden_layers=layers,
        intermediate_size=feed_forward,
        num_attention_heads=hidden // 64,
        max_position_embeddings=512,
        global_attn_every_n_layers=1,
        pad_token_id=PAD,
        cls_token_id=CLS,
        sep_token_id=SEP,
        bos_token_id=CLS,
        eos_token_id=SEP,
        attn_implementation="eager",
    )


class MaskedLanguageModel(nn.Module):
    """Encoder plus a tied output layer, evaluated at the masked positions only."""

    def __init__(self, config: ModernBertConfig):
        super().__init__()
        self.encoder = ModernBertModel(config)
        self.transform = nn.Sequential(
            nn.Linear(config.hidden_size, config.hidden_size), nn.GELU(), nn.LayerNorm(config.hidden_size)
        )
        self.bias = nn.Parameter(torch.zeros(config.vocab_size))

    def forward(self, input_ids: torch.Tensor, masked: torch.Tensor) -> torch.Tensor:
        """`input_ids` (batch, length), `masked` boolean of the same shape → logits (masked positions, vocabulary)."""
        hidden = self.encoder(input_ids=input_ids, attention_mask=torch.ones_like(input_ids)).last_hidden_state
        chosen = self.transform(hidden[masked])
        return chosen @ self.encoder.embeddings.tok_embeddings.weight.T + self.bias
