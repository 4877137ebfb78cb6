"""What the tests of services and command line work on."""

from curator.app import find_profile
from curator.settings import Settings

PROFILE = find_profile(Settings())
