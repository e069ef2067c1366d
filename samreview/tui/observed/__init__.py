"""The parts of a snapshot that take more than a look: each module reads the review for one of them."""
