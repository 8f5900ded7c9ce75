import type { Owner } from "@kruisverband/events"

/** Of whose organisation who acted is, and how mental health care has to do with it (NEN 7513). Lines from before say neither. */
export const careColumns = (owner: Owner): ReadonlyArray<string> => [
  `alter table ${owner}.processing_log add column organisation text, add column care text`
]
