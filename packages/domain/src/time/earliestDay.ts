/** The first day a full or partial ISO date can be: `2008` is 1 January 2008, `2008-03` is 1 March. */
export function earliestDay(partial: string): string {
  return `${partial}${"-01-01".slice(partial.length === 4 ? 0 : partial.length === 7 ? 3 : 6)}`
}
