/** One cell of a table of counts. Its labels are codes of the vocabulary: no person, no organisation, no text. */
export type Cell = {
  readonly key: string
  /** Different persons, or places and groups, counted in it. */
  readonly subjects: number
  /** Different people who reported, and organisations they are of. */
  readonly reporters: number
  readonly organisations: number
}

export type PublishableCell = { readonly key: string; readonly subjects: number | undefined }

export type Publishable = {
  /** In the given order; a hidden count is undefined, which is not 0. */
  readonly cells: ReadonlyArray<PublishableCell>
  /** Sum over all cells; undefined where it would give a hidden one away. */
  readonly total: number | undefined
  readonly clause: string
}

const MIN_SUBJECTS = 10
const MIN_REPORTERS = 3
const MIN_ORGANISATIONS = 2

/**
 * One row of figures for policy and management (L07, L29; Wpg 22, Jeugdwet 7.1.2.3(1)(h)): no count is traceable to a
 * subject or to a reporter. A cell with too few of either is hidden; so is the next smallest where the total less the
 * others would give it away, and the total where hidden cells together are too few. Thresholds: 10 subjects, 3
 * reporters of 2 organisations (our choice). The cells must not overlap.
 */
export function publishableCells(cells: ReadonlyArray<Cell>): Publishable {
  const tooSmall = cells.filter((cell) => cell.subjects > 0 && !isSafe(cell))
  const hidden = new Set(tooSmall.map((cell) => cell.key))
  const [next] = cells
    .filter((cell) => cell.subjects > 0 && !hidden.has(cell.key))
    .toSorted((a, b) => a.subjects - b.subjects)
  if (tooSmall.length === 1 && next !== undefined) hidden.add(next.key)
  const together = cells.filter((cell) => hidden.has(cell.key)).reduce((sum, cell) => sum + cell.subjects, 0)
  const total = cells.reduce((sum, cell) => sum + cell.subjects, 0)
  // With two or more hidden cells that hold few together, the difference is a small count again.
  const giveaway = hidden.size === 1 || (hidden.size > 1 && together < MIN_SUBJECTS)
  return {
    cells: cells.map(({ key, subjects }) => ({ key, subjects: hidden.has(key) ? undefined : subjects })),
    total: giveaway ? undefined : total,
    clause:
      "convenant art. beleidscijfers; Wet politiegegevens art. 22; Jeugdwet art. 7.1.2.3 lid 1 onder h; AVG art. 89"
  }
}

const isSafe = ({ subjects, reporters, organisations }: Cell): boolean =>
  subjects >= MIN_SUBJECTS && reporters >= MIN_REPORTERS && organisations >= MIN_ORGANISATIONS
