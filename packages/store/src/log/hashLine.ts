import { createHash } from "node:crypto"

/** A line's columns, without its place among the others' hashes. */
export interface LineColumns {
  readonly seq: string
  readonly id: string
  readonly parent: string | null
  readonly at: Date
  readonly who: string
  readonly role: string
  readonly action: string
  readonly object_kind: string
  readonly object: string
  readonly covenant: string
  readonly purpose: string
  readonly clause: string
  readonly level: string
  readonly trace: string
  readonly subject: string | null
  readonly via: string | null
  readonly organisation: string | null
  readonly care: string | null
}

/** What a chain's first line follows: each chain has its own, so that no line fits into another chain. */
export const startOf = (lane: number): string => String(lane).padStart(64, "0")

const laterColumns = ({ care, organisation, subject, via }: LineColumns): ReadonlyArray<string | null> => {
  if (organisation !== null || care !== null) return [subject, via, organisation, care]
  return subject === null && via === null ? [] : [subject, via]
}

/** SHA-256 over the previous line's hash and this line's content in a fixed order. Lower-case hex. */
export const hashLine = (previous: string, row: LineColumns): string =>
  createHash("sha256")
    .update(
      JSON.stringify([
        previous,
        row.seq,
        row.id,
        row.parent,
        row.at.toISOString(),
        row.who,
        row.role,
        row.action,
        row.object_kind,
        row.object,
        row.covenant,
        row.purpose,
        row.clause,
        row.level,
        row.trace,
        // Lines from before there were such columns keep the hash that they had.
        ...laterColumns(row)
      ])
    )
    .digest("hex")
