"""What other rooms may ask of this one."""

from tools.invitations.codes import said
from tools.invitations.inviting import invite, revoke_invitation, show_invitations
from tools.invitations.joining import join_trip
from tools.invitations.linking import ALERT, PRIMARY, link_channel, reached, set_channel, unlink_channel

__all__ = [
    "ALERT",
    "PRIMARY",
    "invite",
    "join_trip",
    "link_channel",
    "reached",
    "revoke_invitation",
    "said",
    "set_channel",
    "show_invitations",
    "unlink_channel",
]
