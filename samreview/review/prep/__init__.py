"""What people prepare before a review: questions, ideas, and what of the plan only they can confirm or correct."""
