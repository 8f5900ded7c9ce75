import { existsSync, globSync } from "node:fs"
import { basename, join } from "node:path"
import { defineConfig, type TestProjectConfiguration } from "vitest/config"

const any = "*.test.{ts,tsx,mjs}"
const anyEngine = "*.{int,e2e,broker}.test.{ts,tsx}"
const never = ["**/node_modules/**", "**/dist/**"]

interface Base {
  readonly extends: string | true
  readonly root: string
}

/** Tests that start engines; `kinds` is what stands before `.test` in their names, `group` when their turn comes. */
const engineTests = (
  base: Base,
  folders: string,
  how: { readonly name: string; readonly kinds: string[]; readonly workers: number; readonly group: number }
): TestProjectConfiguration => ({
  ...base,
  test: {
    name: `${basename(base.root)}:${how.name}`,
    include: how.kinds.map((kind) => `${folders}/*.${kind}.test.{ts,tsx}`),
    // A workspace's own config may add patterns to `include`; here they must not bring the other tests back.
    exclude: [...never, `**/!(${how.kinds.map((kind) => `*.${kind}`).join("|")}).test.{ts,tsx}`],
    pool: "forks",
    fileParallelism: how.workers > 1,
    maxWorkers: how.workers,
    sequence: { groupOrder: how.group },
    testTimeout: 150_000,
    hookTimeout: 180_000,
    // A second is what it is by itself, and less than a browser takes to be heard on a busy machine.
    expect: { poll: { timeout: 30_000 } }
  }
})

/**
 * Three projects per workspace. Plain tests share two workers, and so do, after them, those that start a database or a browser.
 * Those that start a broker come last, one file at a time over the whole repository: two Kafkas do not fit on two cores.
 */
const projectsOf = (root: string, folders = "{src,test}/**"): TestProjectConfiguration[] => {
  const own = join(root, "vitest.config.ts")
  const base: Base = { extends: existsSync(own) ? `./${own}` : true, root: `./${root}` }
  return [
    {
      ...base,
      test: {
        name: basename(root),
        include: [`${folders}/${any}`],
        exclude: [...never, `**/${anyEngine}`],
        pool: "forks",
        // Said even though it is the default: a workspace's own config must not make its group differ from the others'.
        fileParallelism: true,
        maxWorkers: 2,
        testTimeout: 40_000,
        hookTimeout: 60_000
      }
    },
    engineTests(base, folders, { name: "engines", kinds: ["int", "e2e"], workers: 2, group: 1 }),
    engineTests(base, folders, { name: "brokers", kinds: ["broker"], workers: 1, group: 2 })
  ]
}

export default defineConfig({
  test: {
    projects: [
      ...globSync(["packages/*", "apps/*"])
        .sort()
        .flatMap((root) => projectsOf(root)),
      ...projectsOf("scripts", "**"),
      ...projectsOf("bench", "**")
    ]
  }
})
