"""Speed as ratios: each figure beside a reference of the layer below, measured in the same run."""
