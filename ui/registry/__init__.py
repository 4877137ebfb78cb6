"""The registry page: the list of entities, one entity, likely duplicates."""
