"""Speed and memory of every part on this machine: `python -m stance.evaluation.bench` (see `__main__`).

One module per area (`reading`, `model`, `ingest`, `imports`, `store`, `dashboard`, `load`), each with the tuple PARTS;
`figures` holds what they measure with, `report` and `plot` what is written of it. Each part runs in a process of its
own, so that its peak memory is its own.
"""
