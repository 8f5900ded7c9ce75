import { columnOf } from "../../apps/cli/src/link/columns.ts"
import { identityOf, type Places } from "../../apps/cli/src/link/LinkRecord.ts"
import { readRows } from "../../apps/cli/src/link/readRows.ts"
import type { SubjectIdentity } from "../../packages/linkage/src/encode/index.ts"

const placesOf = (header: ReadonlyArray<string>): Places =>
  new Map(
    header.flatMap((name, index) => {
      const column = columnOf(name)
      return column === undefined ? [] : [[column, index] as const]
    })
  )

/** Who the rows of a file are about, one after the other; the columns are those of `npm run link`. */
export async function* readIdentities(file: string): AsyncGenerator<SubjectIdentity> {
  let at: Places | undefined
  for await (const rows of readRows(file)) {
    for (const row of rows) {
      if ("fault" in row) continue
      if (at === undefined) at = placesOf(row.cells)
      else yield identityOf(row.cells, at)
    }
  }
}
