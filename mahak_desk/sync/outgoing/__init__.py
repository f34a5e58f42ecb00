"""Website → Mahak: paid orders become sales invoices, each exactly once."""
