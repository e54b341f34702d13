"""Users: people, their names, roles and profiles.

Owns who somebody is. It never knows how they prove it (auth does).
"""
