"""Auth: credentials, sessions, tokens and mailed links.

Owns how somebody proves who they are. It never holds a profile (users does).
"""
