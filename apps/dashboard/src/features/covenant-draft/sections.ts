/** The parts of the form, in the order in which a covenant reads. */
export const sections = ["name", "scope", "parties", "data", "sharing", "retention", "grounds", "police"] as const
export type Section = (typeof sections)[number]

const byPlace: ReadonlyArray<readonly [RegExp, Section]> = [
  [/^\/basis\/police/u, "police"],
  [/^\/basis\/bsnLaw|^\/identifiers|^\/specialCategories|^\/minimumAge/u, "data"],
  [/^\/basis|^\/contactPoint|^\/convener/u, "grounds"],
  [/^\/retention|^\/archive/u, "retention"],
  [/^\/parties|^\/boundTokens/u, "parties"],
  [/^\/levels|^\/linkRule|^\/hubLimit|^\/coversExisting/u, "sharing"],
  [/^\/purposes|^\/kinds|^\/municipalities/u, "scope"]
]

/** Where in the form a place of the document is filled in. */
export const sectionOf = (field: string): Section => byPlace.find(([place]) => place.test(field))?.[1] ?? "name"
