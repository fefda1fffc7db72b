"""Training of the shipped checkpoint: needs `requirements-train.txt`; never imported by the rest of the package.

tokenizer → pretrain → finetune → export        (python -m stance.training, or `make train`)
"""
