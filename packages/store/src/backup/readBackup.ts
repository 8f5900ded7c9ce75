import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { createGunzip } from "node:zlib"
import { Effect, Option, Schema } from "effect"
import { BackupUnusable, fileOf, MANIFEST_FILE, Manifest } from "./Manifest.ts"
import type { BackupPart } from "./tablesOf.ts"

const decodeManifest = Schema.decodeUnknownOption(Schema.fromJsonString(Manifest))

const hashOf = async (path: string): Promise<string> => {
  const hash = createHash("sha256")
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest("hex")
}

/** Reads a part's manifest and checks every file against it: nothing is restored from a backup that is damaged. */
export const readManifest = (folder: string, part: BackupPart): Effect.Effect<Manifest, BackupUnusable> =>
  Effect.gen(function* () {
    const unusable = (found: string, wanted: string) => new BackupUnusable({ folder, found, wanted })
    const text = yield* Effect.tryPromise({
      try: () => readFile(join(folder, MANIFEST_FILE), "utf8"),
      catch: () => unusable("no manifest", MANIFEST_FILE)
    })
    const manifest = Option.getOrUndefined(decodeManifest(text))
    if (manifest === undefined) return yield* unusable("another manifest", "one of this version")
    if (manifest.part !== part) return yield* unusable(`the ${manifest.part} part`, `the ${part} part`)
    for (const { sha256, table } of manifest.tables) {
      const found = yield* Effect.tryPromise({
        try: () => hashOf(join(folder, fileOf(table))),
        catch: () => unusable(`no ${fileOf(table)}`, "every file of the manifest")
      })
      if (found !== sha256) return yield* unusable(`a changed ${fileOf(table)}`, "the file as it was written")
    }
    return manifest
  })

/** A table's rows as JSON, page by page. */
export async function* pagesOf(folder: string, table: string, size: number): AsyncGenerator<ReadonlyArray<string>> {
  const input = createReadStream(join(folder, fileOf(table))).pipe(createGunzip())
  let page: Array<string> = []
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    page.push(line)
    if (page.length === size) {
      yield page
      page = []
    }
  }
  if (page.length > 0) yield page
}
