"""Opens anybody's Word file: bytes in, a `WordFile` out, every look resolved as Word would. No disk, no process."""
