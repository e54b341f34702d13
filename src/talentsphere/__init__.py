"""TalentSphere, a self-hosted talent platform: find work, hire, learn, prove skills, meet."""

__version__ = "0.1.0"
