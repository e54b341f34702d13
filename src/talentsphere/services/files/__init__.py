"""Files: owns stored uploads, checked by content. It never knows what a file means to anybody."""
