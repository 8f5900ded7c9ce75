import { expect, it } from "vitest"
import { repositoryPath } from "../../packages/testing/src/engines/repositoryPath.ts"
import { readSettings } from "./settings.ts"

it("needs nothing: one broker, port 8080, the demo region, data below the repository", () => {
  const dataDir = repositoryPath(".data/services")
  expect(readSettings([], {})).toEqual({ port: 8080, brokers: 1, dataDir, demo: "full" })
})

it("takes what is asked, and keeps nothing in memory mode", () => {
  const env = { PORT: "9000", KRUISVERBAND_DATA: "memory", KRUISVERBAND_DEMO: "none" }
  expect(readSettings(["--brokers", "3"], env)).toEqual({ port: 9000, brokers: 3, dataDir: undefined, demo: "none" })
  expect(readSettings([], { KRUISVERBAND_DATA: "/srv/kv" }).dataDir).toBe("/srv/kv/services")
})

it.each([
  [["--brokers", "2"], {}, '--brokers is "2"; wanted: 1 or 3'],
  [["--brokers"], {}, "the command line"],
  [["--help-me"], {}, "the command line"],
  [[], { PORT: "80 80" }, 'PORT is "80 80"'],
  [[], { PORT: "70000" }, "a number from 1 to 65535"],
  [[], { KRUISVERBAND_DEMO: "some" }, "full, region or none"]
])("names what is wrong with %j %j", (args, env, told) => {
  expect(() => readSettings(args, env)).toThrow(told)
})
