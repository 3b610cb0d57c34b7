#!/usr/bin/env python
"""Trains the model."""
import argparse
import os
import sys

from model import build

# Where training goes on after an interruption.
CHECKPOINTS = os.environ.get("SM_CHECKPOINT_DIR", "/opt/ml/checkpoints")


def parse(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument("--resume-from", default=os.environ.get('SM_CHECKPOINT_DIR', '/opt/ml/checkpoints/'))  # the newest of them
    return parser.parse_args(argv)


if __name__ == "__main__":
    build(parse(sys.argv[1:]), CHECKPOINTS)
