import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { tokenOf } from "./support/credentials.ts"
import { print } from "./support/figure.ts"
import { inventedSignal } from "./support/inventedSignal.ts"
import { login } from "./support/login.ts"
import { startPlatform } from "./support/platformProcess.ts"

/** Calls per kind of id (reliability §6: 10,000 in all). */
const CALLS = 5000
const WARM_UP = 500
const NOWHERE = "0f0f0f0f-0000-7000-8000-0000000000ff"

type Ask = () => Promise<number>

const timed = async (ask: Ask, wanted: number): Promise<number> => {
  const started = performance.now()
  const status = await ask()
  const took = performance.now() - started
  if (status !== wanted) throw new Error(`answered ${status}, not ${wanted}`)
  return took
}

const mean = (values: ReadonlyArray<number>) => values.reduce((sum, value) => sum + value, 0) / values.length
const variance = (values: ReadonlyArray<number>) => {
  const middle = mean(values)
  return mean(values.map((value) => (value - middle) ** 2))
}

/** Without the slowest twentieth: pauses of the machine say nothing of the code. */
const trimmed = (values: ReadonlyArray<number>) =>
  values.toSorted((a, b) => a - b).slice(0, Math.floor(values.length * 0.95))

/** Cohen's d of two samples: how many spreads their means are apart. */
const effect = (one: ReadonlyArray<number>, other: ReadonlyArray<number>) => {
  const [a, b] = [trimmed(one), trimmed(other)]
  return (mean(a) - mean(b)) / Math.sqrt((variance(a) + variance(b)) / 2)
}

/** Both kinds by turns, so that both meet the same machine. */
const compare = async (one: readonly [Ask, number], other: readonly [Ask, number]) => {
  const [first, second]: [Array<number>, Array<number>] = [[], []]
  for (let i = 0; i < WARM_UP + CALLS; i += 1) {
    const [a, b] =
      i % 2 === 0
        ? [await timed(...one), await timed(...other)]
        : await timed(...other).then(async (later) => [await timed(...one), later] as const)
    if (i >= WARM_UP) {
      first.push(a)
      second.push(b)
    }
  }
  return effect(first, second)
}

const asking =
  (url: string, headers: Readonly<Record<string, string>>): Ask =>
  async () => {
    const response = await fetch(url, { headers })
    await response.arrayBuffer()
    return response.status
  }

const posting =
  (url: string, headers: Readonly<Record<string, string>>, body: unknown): Ask =>
  async () => {
    const response = await fetch(url, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify(body)
    })
    await response.arrayBuffer()
    return response.status
  }

const idIn = async (response: Response): Promise<string | undefined> => {
  const body: { readonly id?: string; readonly links?: ReadonlyArray<{ readonly id: string }> } = JSON.parse(
    await response.text()
  )
  return body.id ?? body.links?.[0]?.id
}

/** The first link that a coordinator sees, once there is one. */
const firstLink = async (url: string, headers: Readonly<Record<string, string>>): Promise<string> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const id = await idIn(await fetch(url, { headers }))
    if (id !== undefined) return id
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error("no link came")
}

const tell = (figure: string, value: number) =>
  print({ bench: "oracle", figure, value, unit: "Cohen's d", target: "-0.1 to 0.1" })

/** Whether the time of an answer tells that what is asked for is there. */
export const run = async (): Promise<void> => {
  const root = await mkdtemp(join(tmpdir(), "kruisverband-bench-"))
  const data = join(root, "data")
  const platform = await startPlatform({ KRUISVERBAND_DATA: data, KRUISVERBAND_DEMO: "region" })
  try {
    const bearer = async (partner: string) => ({ authorization: `Bearer ${await tokenOf(data, partner)}` })
    const [school, welfare] = [await bearer("school-de-linde"), await bearer("welzijn-elzerveen")]
    const signals = `${platform.origin}/ingest/v1/signals`
    const person = async (user: string) => ({ cookie: await login(platform.origin, user) })
    const post = async (headers: Readonly<Record<string, string>>) =>
      fetch(signals, {
        method: "POST",
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify(inventedSignal(1))
      }).then(idIn)
    const id = await post(school)
    await post(welfare)
    const links = `${platform.origin}/casework/v1/links`
    const link = await firstLink(links, await person("coordinator"))
    const [outsider, insider] = [await person("coordinator-waterdam"), await person("coordinator")]

    const unknown = [asking(`${signals}/${NOWHERE}`, welfare), 404] as const
    tell("signal: another's, and none", await compare([asking(`${signals}/${id}`, welfare), 404], unknown))
    const noLink = [asking(`${links}/${NOWHERE}`, outsider), 404] as const
    tell("link: hidden, and none", await compare([asking(`${links}/${link}`, outsider), 404], noLink))
    const check = (body: unknown) => [posting(`${signals}/check`, welfare, body), 200] as const
    tell("check: a known person, and an unknown one", await compare(check(inventedSignal(1)), check(inventedSignal(2))))
    // What a difference looks like: content that is shown takes longer than content that is not.
    const control = await compare([asking(`${links}/${link}`, insider), 200], noLink)
    print({ bench: "oracle", figure: "control: a link shown, and none", value: control, unit: "Cohen's d" })
  } finally {
    await platform.stop()
    await rm(root, { recursive: true, force: true, maxRetries: 10 })
  }
}
