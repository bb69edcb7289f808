"""What several commands share: reports from arguments, printing, progress, parallel work, writing."""
