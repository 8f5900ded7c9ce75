/** What the page of retention is asked to hold back: filled in beforehand from the page of a link. */
export interface RetentionSearch {
  readonly covenant?: string
  readonly of?: string
}

const text = (value: unknown) => (typeof value === "string" && value.length <= 100 ? value : undefined)

export function readRetentionSearch(search: Readonly<Record<string, unknown>>): RetentionSearch {
  const [covenant, of] = [text(search.covenant), text(search.of)]
  return { ...(covenant === undefined ? {} : { covenant }), ...(of === undefined ? {} : { of }) }
}
