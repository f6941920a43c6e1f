"""The worksheet of a plan against the bare libraries that write and read it."""
