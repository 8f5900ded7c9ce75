import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { chmod, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join, resolve } from "node:path"
import { EngineFailed } from "./EngineFailed.ts"
import { run } from "./run.ts"

export interface Account {
  readonly uid: number
  readonly gid: number
}

async function accountNamed(name: string): Promise<Account | undefined> {
  const [user, group] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])])
  return user.code === 0 && group.code === 0 ? { uid: Number(user.output), gid: Number(group.output) } : undefined
}

/**
 * Who must run PostgreSQL: undefined (ourselves), or another account when we are the superuser, which PostgreSQL refuses:
 * the owner of the existing cluster, else `postgres`, else `nobody`.
 */
export async function unprivilegedAccount(cluster: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const owner = await stat(cluster).catch(() => undefined)
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const account = (await accountNamed("postgres")) ?? (await accountNamed("nobody"))
  if (account === undefined)
    throw new EngineFailed("postgresql", "cannot run as root", "there is no user postgres or nobody to run it as")
  return account
}

/**
 * Where PostgreSQL can keep its data: `dataDir`, or a folder of its own under /var/tmp when we are the superuser and the
 * account that must run it cannot get to `dataDir` (a checkout in /root). The same `dataDir` gives the same folder.
 */
export async function reachableFolder(dataDir: string): Promise<string> {
  const account = await unprivilegedAccount(join(dataDir, "cluster"))
  if (account === undefined || (await closedAncestor(dataDir, account)) === undefined) return dataDir
  return join("/var/tmp", `kruisverband-${createHash("sha256").update(resolve(dataDir)).digest("hex").slice(0, 12)}`)
}

/** Whether the account may pass through the folder (the x bit that applies to it). */
async function mayPass(folder: string, { uid, gid }: Account): Promise<boolean> {
  const { mode, uid: owner, gid: group } = await stat(folder)
  const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001
  return (mode & bit) !== 0
}

/** The folders from `folder` up to the root. */
const upwards = (folder: string): readonly string[] =>
  folder === dirname(folder) ? [folder] : [folder, ...upwards(dirname(folder))]

/** Temporary folders of our own (made private by mkdtemp) may be opened for passing through. */
const isTemporary = (folder: string): boolean => folder.startsWith(`${resolve(tmpdir())}/`)

/** The nearest existing folder on the way that the account may not pass and that is not ours to open. */
async function closedAncestor(folder: string, account: Account): Promise<string | undefined> {
  for (const at of upwards(resolve(folder))) {
    if (existsSync(at) && !isTemporary(at) && !(await mayPass(at, account))) return at
  }
  return undefined
}

/** Makes sure that the account can reach the folder; a closed folder that is not ours to open is named in the error. */
export async function letReach(folder: string, account: Account): Promise<void> {
  const closed = await closedAncestor(folder, account)
  if (closed !== undefined)
    throw new EngineFailed(
      "postgresql",
      "cannot reach its data folder",
      `it may not run as root, and user ${account.uid} may not pass through ${closed}: choose a data folder outside it`
    )
  for (const at of upwards(resolve(folder))) {
    if (await mayPass(at, account)) continue
    await chmod(at, ((await stat(at)).mode & 0o777) | 0o111)
  }
}
