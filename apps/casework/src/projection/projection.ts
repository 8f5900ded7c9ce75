/** Reader of the log under which casework remembers what it has heard. */
export const PROJECTION_GROUP = "casework-projection"

export const PROJECTION_TOPICS = ["kruisverband.signals.v1", "kruisverband.links.v1"] as const
