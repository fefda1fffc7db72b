"""Trains the subword tokenizer on open French text and on the project's own statements.

Byte-pair encoding over lower-cased text: with so little text a cased vocabulary would learn every word twice, and
the model is told through the mention channel which words are names of targets. Typographic variants
of quotes, apostrophes and dashes are folded, and spaces set around quotes and after elisions, because scraped
pages mix them at random. Offsets still lead back to the original text (`tokenizers` keeps the alignment).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

SPECIAL_TOKENS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
PAD, UNK, CLS, SEP, MASK = range(5)


def build_tokenizer(lines: Iterable[str], vocabulary_size: int = 16_000) -> Tokenizer:
    """Train on an iterable of lines; deterministic for the same lines."""
    tokenizer = Tokenizer(models.BPE(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Replace(Regex("[’‘ʼ`´]"), "'"),
            normalizers.Replace(Regex("[«»“”„‟‹›]"), '"'),
            normalizers.Replace(Regex("[‐‑‒–—―]"), "-"),
            normalizers.Lowercase(),
            normalizers.Replace(Regex(r"(?<=\p{L})'(?=\p{L})"), "' "),
            normalizers.Replace('"', ' " '),
            normalizers.Replace(Regex(r"\s+"), " "),
            normalizers.Strip(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Metaspace(),
            pre_tokenizers.Punctuation("isolated"),
            pre_tokenizers.Digits(individual_digits=True),
        ]
    )
    tokenizer.decoder = decoders.Metaspace()
    trainer = trainers.BpeTrainer(
        vocab_size=vocabulary_size,
        special_tokens=list(SPECIAL_TOKENS),
        min_frequency=3,
        limit_alphabet=200,
        max_token_length=24,
        show_progress=False,
    )
    tokenizer.train_from_iterator(lines, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", CLS), ("[SEP]", SEP)]
    )
    return tokenizer


def save_tokenizer(tokenizer: Tokenizer, folder: Path) -> None:
    """Write an ordinary `transformers` tokenizer folder (tokenizer.json, tokenizer_config.json)."""
    from transformers import PreTrainedTokenizerFast

    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        mask_token="[MASK]",
        model_max_length=512,
    ).save_pretrained(folder)
