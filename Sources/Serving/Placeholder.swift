// What this target holds comes next.
