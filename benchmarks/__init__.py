"""What our work costs beside a peer that does less, as ratios measured in one run: `python -m benchmarks`."""
