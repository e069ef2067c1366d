"""Pure arithmetic on a plan: calendar, funnel, process, relationships, asks; what of it a review looks at and asks."""
