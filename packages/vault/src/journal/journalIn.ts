import { join } from "node:path"
import type { Layer } from "effect"
import type { ErasureJournal } from "./ErasureJournal.ts"
import { journalFile } from "./journalFile.ts"
import { journalInMemory } from "./journalInMemory.ts"

/** A service's own journal in a folder of journals; without a folder, where nothing else is kept either, in memory. */
export const journalIn = (folder: string | undefined, service: string): Layer.Layer<ErasureJournal> =>
  folder === undefined ? journalInMemory : journalFile(join(folder, `${service}.ndjson`))
