"""Extraction and scoring on many machines: Parquet of articles in, partitioned Parquet of scored statements out.

    inputs  the Parquet files that paths, patterns and addresses name
    tasks   the input cut into tasks of some hundreds of rows, named so that a second run finds what is done
    worker  one process with the model and the tables: does a task, writes its part
    run     hands tasks to workers on a Ray cluster; the only module that knows Ray

`python -m stance ingest FOLDER` loads the result into a store.
"""
