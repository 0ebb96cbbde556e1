"""Evidence synthesis: effect sizes, meta-analysis and reviews of reviews, without a database."""
