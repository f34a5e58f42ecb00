"""Tables of rows: any number of them in memory, filtered, ordered and refreshed without losing one's place."""
