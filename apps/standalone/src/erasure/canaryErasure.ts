import { cpSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, assert, beforeAll, it, vi } from "@effect/vitest"
import { rebuildCorrelator } from "@kruisverband/correlator"
import { CovenantId } from "@kruisverband/domain"
import { type BackupFolders, scrub, writeBackup } from "@kruisverband/store"
import { Effect } from "effect"
import { logInAs } from "../demo/logInAs.ts"
import type { PlatformConfig } from "../PlatformConfig.ts"
import { bytesIn, type Needle, namesOf } from "../testing/bytesIn.ts"
import { type Canary, plantCanaries } from "../testing/canaries.ts"
import { RegionPlatform } from "../testing/RegionPlatform.ts"

type Config = Pick<PlatformConfig, "data" | "databaseUrl"> & Partial<PlatformConfig>

/** One form of the platform, with all that it writes to disk. */
export interface Form {
  readonly config: Config
  /** Folders with everything that a form keeps: data, logs of its engines, the event log. */
  readonly folders: ReadonlyArray<string>
  /** Takes a copy with the form's own tools too, of the moment before anything is erased. */
  readonly copy?: () => Promise<void>
  /** An empty database for a restore, with the keys and the journal of the first; `load` puts a backup into it. */
  readonly another: () => Promise<{
    readonly config: Config
    readonly folder: string
    readonly load: (folders: BackupFolders) => Promise<unknown>
  }>
}

const PLANTED = 12
const ERASED = 6
const COVENANT = CovenantId.make("merenland-radicalisering")

const all = (canaries: ReadonlyArray<Canary>, of: (canary: Canary) => ReadonlyArray<Needle>) => canaries.flatMap(of)
const secret = (canary: Canary) => [...canary.encoded, ...canary.keys]

/**
 * Plants invented people, erases half of them, and searches every byte that the form has written: before, nothing is
 * there in the clear, and encodings and wrapped keys are (or the search would prove nothing); after, nothing of the
 * erased is left, and the others are whole. Then a backup from before is restored, and they stay erased.
 */
export const canaryErasure = (start: () => Promise<Form>) => {
  const backups = mkdtempSync(join(tmpdir(), "kv-canary-backups-"))
  const at = (name: string) => ({ data: join(backups, name, "data"), keys: join(backups, name, "keys") })
  const printed: Array<string> = []
  let form: Form
  let platform: RegionPlatform
  let canaries: ReadonlyArray<Canary> = []
  const gone = () => canaries.slice(0, ERASED)
  const kept = () => canaries.slice(ERASED)

  beforeAll(async () => {
    for (const stream of [process.stdout, process.stderr]) {
      const write = stream.write.bind(stream)
      vi.spyOn(stream, "write").mockImplementation((chunk, ...rest) => {
        printed.push(String(chunk))
        return Reflect.apply(write, stream, [chunk, ...rest])
      })
    }
    form = await start()
    platform = await RegionPlatform.start(form.config)
    canaries = await plantCanaries(platform, PLANTED)
    await platform.run(writeBackup(at("yesterday")))
    await form.copy?.()
  }, 300_000)
  afterAll(async () => {
    vi.restoreAllMocks()
    await platform.stop()
    rmSync(backups, { recursive: true, force: true })
  })

  const inTheClear = () => {
    const needles = all(canaries, (canary) => canary.clear)
    const told = needles.filter(({ bytes }) => printed.some((line) => line.includes(bytes.toString())))
    return [...bytesIn([...form.folders, backups], needles), ...told.map(({ name }) => `${name} printed`)]
  }

  it("has nothing of a person in the clear, anywhere; encodings and wrapped keys are in the database", async () => {
    // So that what was scrubbed later was on disk before.
    await platform.run(scrub)
    assert.deepStrictEqual(inTheClear(), [])
    const needles = all(canaries, secret)
    const found = namesOf(bytesIn(form.folders, needles))
    assert.deepStrictEqual(
      needles.map(({ name }) => name).filter((name) => !found.has(name)),
      []
    )
  })

  it("keeps no encoding and no key in a backup of the data, and no seal's key without its own backup", () => {
    const { data, keys } = at("yesterday")
    assert.deepStrictEqual(
      bytesIn(
        [data],
        all(canaries, (canary) => [...canary.encoded.map(asText), ...canary.keys.map(asText), ...canary.encoded])
      ),
      []
    )
    const wrapped = all(canaries, (canary) => canary.keys.map(asText))
    assert.strictEqual(namesOf(bytesIn([keys], wrapped)).size, wrapped.length)
  })

  it("has no byte of the erased left after erasing and scrubbing, and all of the others", async () => {
    for (const { signals } of gone()) {
      const receipt = await Effect.runPromise(
        platform.platform.erase({
          covenant: COVENANT,
          signals,
          cause: "erasure-request",
          askedBy: "fg",
          reference: "AVG-1"
        })
      )
      assert.lengthOf(receipt.signals, 2)
      assert.strictEqual(receipt.destroyed.questions, 1)
    }
    await platform.settled()
    // Deleted is not gone: this is why there is a scrub, and that the search finds what is there.
    assert.isNotEmpty(bytesIn(form.folders, all(gone(), secret)))
    assert.deepStrictEqual((await platform.run(scrub)).left, [])
    await platform.run(writeBackup(at("today")))
    const { data, keys } = at("today")
    assert.deepStrictEqual(bytesIn([...form.folders, data, keys], all(gone(), secret)), [])
    assert.deepStrictEqual(
      bytesIn(
        [data, keys],
        all(gone(), (canary) => secret(canary).map(asText))
      ),
      []
    )
    const left = all(kept(), secret)
    assert.strictEqual(namesOf(bytesIn(form.folders, left)).size, left.length)
    assert.deepStrictEqual(inTheClear(), [])
    await shows(platform)
  })

  it("keeps them erased when yesterday's data and keys are restored, before anything answers", async () => {
    await platform.stop()
    const another = await form.another()
    await another.load(at("yesterday"))
    const restored = await RegionPlatform.start(another.config)
    try {
      // At once, without waiting: what is served first is already without them.
      for (const { signals } of gone())
        for (const [index, signal] of signals.entries())
          assert.include(
            await restored.own(index === 0 ? "school-de-linde" : "welzijn-elzerveen", signal),
            '"stage":"erased"'
          )
      await shows(restored)
      await restored.run(rebuildCorrelator)
      await restored.settled()
      await restored.run(scrub)
      assert.deepStrictEqual(bytesIn([another.folder], all(gone(), secret)), [])
      const left = all(kept(), (canary) => canary.encoded)
      assert.strictEqual(namesOf(bytesIn([another.folder], left)).size, left.length)
      assert.strictEqual(await confirmedLinks(restored), PLANTED - ERASED)
      assert.deepStrictEqual(
        bytesIn(
          [another.folder],
          all(canaries, (canary) => canary.clear)
        ),
        []
      )
    } finally {
      await restored.stop()
    }
  }, 300_000)

  /** What a person of each kind is shown of the erased and of the others. */
  const shows = async (of: RegionPlatform) => {
    for (const { clear, signals } of gone()) {
      const own = await of.own("school-de-linde", signals[0] ?? "")
      assert.isFalse(clear.some(({ bytes }) => own.includes(bytes.toString())))
    }
    for (const { clear, signals } of kept()) {
      const own = await of.own("school-de-linde", signals[0] ?? "")
      for (const { bytes, name } of clear.slice(0, 2)) assert.include(own, bytes.toString(), name)
    }
  }
}

const confirmedLinks = async (of: RegionPlatform) => {
  const session = await logInAs(of.origin, "coordinator")
  const response = await fetch(`${of.origin}/casework/v1/links?state=confirmed&limit=200`, {
    headers: { cookie: session.cookie }
  })
  const page: { readonly links: ReadonlyArray<unknown> } = JSON.parse(await response.text())
  return page.links.length
}

/** As bytes look in a backup: hexadecimal in JSON. */
const asText = ({ bytes, name }: Needle): Needle => ({ name, bytes: Buffer.from(bytes.toString("hex")) })

/** Takes over what lies beside a database and is not restored with it: the master key, the journal, the provider's files. */
export const copyBeside = (from: string, to: string) => {
  for (const name of ["keys", "journal", "identity"])
    cpSync(join(from, name), join(to, name), { recursive: true, errorOnExist: false })
}
