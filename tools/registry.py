"""Every room's tools, in one order that never depends on load order."""

from collections.abc import Mapping

from langchain_core.tools import BaseTool

from tools.admin.functions import FUNCTIONS as ADMIN
from tools.board.functions import FUNCTIONS as BOARD
from tools.documents.functions import FUNCTIONS as DOCUMENTS
from tools.expenses.functions import FUNCTIONS as EXPENSES
from tools.families.functions import FUNCTIONS as FAMILIES
from tools.history.functions import FUNCTIONS as HISTORY
from tools.invitations.functions import FUNCTIONS as INVITATIONS
from tools.planning.functions import FUNCTIONS as PLANNING
from tools.polls.functions import FUNCTIONS as POLLS
from tools.preferences.functions import FUNCTIONS as PREFERENCES
from tools.proposals.functions import FUNCTIONS as PROPOSALS
from tools.reservations.functions import FUNCTIONS as RESERVATIONS
from tools.routing.functions import FUNCTIONS as ROUTING
from tools.travel_day.functions import FUNCTIONS as TRAVEL_DAY
from tools.trips.functions import FUNCTIONS as TRIPS

ROOMS: tuple[tuple[BaseTool, ...], ...] = (
    ADMIN,
    BOARD,
    DOCUMENTS,
    EXPENSES,
    FAMILIES,
    HISTORY,
    INVITATIONS,
    PLANNING,
    POLLS,
    PREFERENCES,
    PROPOSALS,
    RESERVATIONS,
    ROUTING,
    TRAVEL_DAY,
    TRIPS,
)
TOOLS: Mapping[str, BaseTool] = {
    tool.name: tool for tool in sorted((tool for room in ROOMS for tool in room), key=lambda tool: tool.name)
}
