import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe } from "@effect/vitest"
import { loadBackup, PgliteEngine } from "@kruisverband/store"
import { Effect } from "effect"
import { canaryErasure, copyBeside, type Form } from "./canaryErasure.ts"

const root = mkdtempSync(join(tmpdir(), "kv-canary-"))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const start = async (): Promise<Form> => {
  const data = join(root, "first")
  return {
    config: { data, databaseUrl: undefined },
    folders: [data],
    another: async () => {
      const restored = join(root, "restored")
      copyBeside(data, restored)
      return {
        config: { data: restored, databaseUrl: undefined },
        folder: restored,
        load: (folders) =>
          Effect.runPromise(
            loadBackup(folders).pipe(
              Effect.provide(PgliteEngine.layer({ dataDir: join(restored, "db"), template: false }))
            )
          )
      }
    }
  }
}

describe("erasing in the embedded form", () => canaryErasure(start))
