"""Where the house is put together: settings, addresses, the wiring of adapters, and the commands."""
