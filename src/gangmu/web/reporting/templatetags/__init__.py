"""Tags of reporting's templates."""
