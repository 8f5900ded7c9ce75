import { join, resolve } from "node:path"
import { parseArgs } from "node:util"
import { repositoryPath } from "../../packages/testing/src/engines/repositoryPath.ts"

export interface Settings {
  /** The gateway's; services take free ones. */
  readonly port: number
  readonly brokers: 1 | 3
  /** Folder for everything that must last; undefined: KRUISVERBAND_DATA is `memory`, so a temporary one. */
  readonly dataDir: string | undefined
  readonly demo: "full" | "none" | "region"
}

/** A variable or option that is not what it must be. The message names it, what was found and what is wanted. */
export class SettingInvalid extends Error {
  override readonly name = "SettingInvalid"

  constructor(setting: string, found: string, wanted: string) {
    super(`${setting} is "${found}"; wanted: ${wanted}`)
  }
}

const isDemo = (text: string): text is Settings["demo"] => ["full", "none", "region"].includes(text)

/** Reads options and environment. Throws {@link SettingInvalid}. */
export function readSettings(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Settings {
  const brokers = optionOf(args)
  if (brokers !== "1" && brokers !== "3") throw new SettingInvalid("--brokers", brokers, "1 or 3")
  const port = env.PORT || "8080"
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535)
    throw new SettingInvalid("PORT", port, "a number from 1 to 65535")
  const demo = env.KRUISVERBAND_DEMO || "full"
  if (!isDemo(demo)) throw new SettingInvalid("KRUISVERBAND_DEMO", demo, "full, region or none")
  const data = env.KRUISVERBAND_DATA || ".data"
  return {
    port: Number(port),
    brokers: brokers === "3" ? 3 : 1,
    dataDir: data === "memory" ? undefined : join(resolve(repositoryPath(""), data), "services"),
    demo
  }
}

function optionOf(args: readonly string[]): string {
  try {
    return parseArgs({ args: [...args], options: { brokers: { type: "string", default: "1" } } }).values.brokers
  } catch {
    throw new SettingInvalid("the command line", args.join(" "), "nothing, or --brokers 1, or --brokers 3")
  }
}
