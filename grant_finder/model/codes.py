"""The closed lists of codes that calls, projects and answers use (contract: Facts)."""

from enum import StrEnum


class Kind(StrEnum):
    """What a published document is; only a `call` can be applied to."""

    CALL = "call"
    RESULTS = "results"
    JOB = "job"
    CONTEST = "contest"
    PARTICIPATORY_BUDGET = "participatory_budget"
    TRAINING = "training"
    NEWS = "news"
    TENDER = "tender"
    LISTING = "listing"


class Status(StrEnum):
    """Where a call stands on a given day; CommonGrants `status.value` where it has the term.

    Derived from dates when read, never stored. `suspended` and `unknown` are shown as
    CommonGrants `custom`.
    """

    FORECASTED = "forecasted"
    OPEN = "open"
    CLOSED = "closed"
    SUSPENDED = "suspended"
    UNKNOWN = "unknown"


class Notice(StrEnum):
    """What an announcement says about the state of its call, beside the dates."""

    EXTENDED = "extended"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    FORECAST = "forecast"


class Applicant(StrEnum):
    """Who may apply; `ngo` is an umbrella that matching expands."""

    LIBRARY = "library"
    CULTURE_INSTITUTION = "culture_institution"
    MUSEUM = "museum"
    LOCAL_GOVERNMENT = "local_government"
    LG_UNIT = "lg_unit"
    SCHOOL = "school"
    UNIVERSITY = "university"
    ASSOCIATION = "association"
    FOUNDATION = "foundation"
    NGO = "ngo"
    KGW = "kgw"
    OSP = "osp"
    CHURCH = "church"
    SOCIAL_COOP = "social_coop"
    SPORTS_CLUB = "sports_club"
    LGD = "lgd"
    COMPANY = "company"
    INDIVIDUAL = "individual"
    INFORMAL_GROUP = "informal_group"
    OTHER = "other"


class Theme(StrEnum):
    """What a call pays for."""

    CULTURAL_EDUCATION = "cultural_education"
    READING = "reading"
    HERITAGE_TANGIBLE = "heritage_tangible"
    HERITAGE_INTANGIBLE = "heritage_intangible"
    FOLKLORE = "folklore"
    HISTORY_MEMORY = "history_memory"
    THEATRE = "theatre"
    DANCE = "dance"
    MUSIC = "music"
    FILM = "film"
    VISUAL_ARTS = "visual_arts"
    LITERATURE_PUBLISHING = "literature_publishing"
    FESTIVAL_EVENT = "festival_event"
    AMATEUR_ART = "amateur_art"
    INFRASTRUCTURE = "infrastructure"
    DIGITISATION = "digitisation"
    COMMUNITY_ANIMATION = "community_animation"
    ACCESSIBILITY = "accessibility"
    INTERCULTURAL = "intercultural"
    CIVIC = "civic"
    RESEARCH = "research"
    TOURISM = "tourism"
    ENVIRONMENT = "environment"
    SPORT = "sport"
    SOCIAL = "social"
    EDUCATION = "education"
    OTHER = "other"


class TargetGroup(StrEnum):
    """For whom the projects of a call are."""

    CHILDREN = "children"
    YOUTH = "youth"
    SENIORS = "seniors"
    DISABLED = "disabled"
    FAMILIES = "families"
    RURAL = "rural"
    MINORITIES = "minorities"
    MIGRANTS = "migrants"
    WOMEN = "women"
    GENERAL = "general"


class Outcome(StrEnum):
    """What a rule says of one partner and one call."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    """Pasuje / do sprawdzenia / nie pasuje. Missing data is always `check`."""

    FITS = "fits"
    CHECK = "check"
    NO = "no"


class Payer(StrEnum):
    """Whose money a cost line is paid from."""

    GRANT = "grant"
    CASH = "cash"
    INKIND = "inkind"


class Engagement(StrEnum):
    """On what footing a person works for the project."""

    EMPLOYMENT = "employment"
    CONTRACT = "contract"
    BUSINESS = "business"
    VOLUNTEER = "volunteer"
    MEMBER = "member"


class Severity(StrEnum):
    """How much a finding in a draft matters."""

    BLOCKER = "blocker"
    WARNING = "warning"
    QUESTION = "question"
