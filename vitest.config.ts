import { existsSync, globSync } from "node:fs"
import { basename, join } from "node:path"
import { defineConfig, type TestProjectConfiguration } from "vitest/config"

const any = "*.test.{ts,tsx,mjs}"
const anyEngine = "*.{int,e2e}.test.{ts,tsx}"
const never = ["**/node_modules/**", "**/dist/**"]

/**
 * Two projects per workspace. Plain tests share two workers. Those that start engines (a database, a broker, a browser) come
 * after them, one file at a time over the whole repository: two Kafkas beside a browser do not fit on two cores.
 */
const projectsOf = (root: string, folders = "{src,test}/**"): TestProjectConfiguration[] => {
  const own = join(root, "vitest.config.ts")
  const base = { extends: existsSync(own) ? `./${own}` : true, root: `./${root}` }
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
        testTimeout: 20_000,
        hookTimeout: 60_000
      }
    },
    {
      ...base,
      test: {
        name: `${basename(root)}:engines`,
        include: [`${folders}/${anyEngine}`],
        // A workspace's own config may add patterns to `include`; here they must not bring the plain tests back.
        exclude: [...never, "**/!(*.int|*.e2e).test.{ts,tsx}"],
        pool: "forks",
        fileParallelism: false,
        maxWorkers: 1,
        sequence: { groupOrder: 1 },
        testTimeout: 60_000,
        hookTimeout: 120_000
      }
    }
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
