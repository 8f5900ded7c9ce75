/** One policy of a table. */
export interface Wall {
  readonly name: string
  readonly to: string
  /** Default: all. */
  readonly command?: "select" | "insert" | "update" | "delete"
  /** Rows that are there. */
  readonly using?: string
  /** Rows that may come. */
  readonly check?: string
}
